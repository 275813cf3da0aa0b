package dev.attest.collector.trailfiles.coverage;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.traildigest.Digest;
import dev.attest.traildigest.FileName;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The digests that were found.
@ApplicationScoped
public class DigestRows {

    /// Digests of late logs come some days after the logs.
    private static final Duration LATE = Duration.ofDays(7);

    private static final String COLUMNS = " d.bucket, d.key, d.sha256, d.signature ";

    private static final String OF_DAY =
            "select"
                    + COLUMNS
                    + "from trail_digest d where d.trail = $1 and d.account_id = $2 and d.region = $3"
                    + " and d.end_time > $4 and d.start_time < case when d.backfill then $6::timestamptz else $5::timestamptz end"
                    + " order by d.end_time, d.key";

    // What came before says whether the first of the day has one before it, what comes after
    // vouches for the last.
    private static final String BEFORE =
            "select distinct on (d.chain, d.backfill)"
                    + COLUMNS
                    + "from trail_digest d where d.trail = $1 and d.account_id = $2 and d.region = $3"
                    + " and d.end_time <= $4 order by d.chain, d.backfill, d.end_time desc";
    private static final String AFTER =
            "select distinct on (d.chain, d.backfill)"
                    + COLUMNS
                    + "from trail_digest d where d.trail = $1 and d.account_id = $2 and d.region = $3"
                    + " and d.start_time >= case when d.backfill then $5::timestamptz else $4::timestamptz end"
                    + " order by d.chain, d.backfill, d.end_time";

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static final String OF_CHAIN =
            " from trail_digest where trail = $1 and account_id = $2 and region = $3"
                    + " and chain = $4 and not backfill";

    // Days between two digests have no file that would mark them; the second to come does. One that
    // comes between them changes its own days, and what is known of the digest before it. Nobody
    // can make us judge more than ten years: CloudTrail is not much older.
    private static final String MARK =
            "with beside as (select (select max(end_time)"
                    + OF_CHAIN
                    + " and end_time <= $5::timestamptz) as before, (select min(start_time)"
                    + OF_CHAIN
                    + " and start_time >= $6::timestamptz) as after),"
                    + " told (day) as (select generate_series("
                    + "date_trunc('day', greatest($6 - interval '3660 days',"
                    + " case when before is null or after is not null then $5"
                    + " else before - interval '1 s' end) at time zone 'UTC'),"
                    + " date_trunc('day', least($6 + interval '3660 days',"
                    + " case when after is null or before is not null then $6"
                    + " else after end) at time zone 'UTC'), interval '1 day') from beside"
                    + " union select date_trunc('day', (before - interval '1 s') at time zone 'UTC')"
                    + " from beside where before is not null)"
                    + " insert into trail_day (trail, account_id, region, day, marked_at)"
                    + " select $1, $2, $3, day::date, statement_timestamp() from told order by day"
                    + " on conflict (trail, account_id, region, day)"
                    + " do update set marked_at = excluded.marked_at";

    private static final int MOST_NAMED = 3_660;

    private static final String MARK_NAMED =
            "insert into trail_day (trail, account_id, region, day, marked_at)"
                    + " select $1, $2, $3, day, statement_timestamp()"
                    + " from unnest($4::date[]) as named (day) order by day"
                    + " on conflict (trail, account_id, region, day)"
                    + " do update set marked_at = excluded.marked_at";

    /// Notes a digest that is kept as evidence, and marks the days that it, and the time between it
    /// and those beside it, have hours in. One digest of a chain at a time: of two at once, neither
    /// would see the time between them.
    public void keep(SqlConnection connection, String trail, KeptDigest kept, Digest digest) {
        if (!digest.name().backfill()) {
            lock(connection, trail, digest.name());
        }
        var values = new ArrayList<@Nullable Object>();
        values.add(trail);
        values.add(kept.bucket());
        values.add(kept.key());
        values.add(digest.name().account());
        values.add(digest.name().region());
        values.add(digest.name().trail());
        values.add(digest.name().backfill());
        values.add(utc(digest.start()));
        values.add(utc(digest.end()));
        values.add(digest.fingerprint());
        values.add(kept.sha256());
        values.add(kept.signature());
        connection
                .preparedQuery(
                        "insert into trail_digest (trail, bucket, key, account_id, region, chain, backfill,"
                                + " start_time, end_time, fingerprint, sha256, signature)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
                                + " on conflict (trail, bucket, key) do update set"
                                + " start_time = excluded.start_time, end_time = excluded.end_time,"
                                + " fingerprint = excluded.fingerprint, sha256 = excluded.sha256,"
                                + " signature = coalesce(excluded.signature, trail_digest.signature)")
                .executeAndAwait(Tuple.from(values));
        if (digest.name().backfill()) {
            markNamed(connection, trail, digest);
        } else {
            mark(connection, trail, digest);
        }
    }

    private static void lock(SqlConnection connection, String trail, FileName name) {
        String chain =
                String.join(
                        " ", "trail_digest", trail, name.account(), name.region(), name.trail());
        connection.preparedQuery(LOCK).executeAndAwait(Tuple.of(chain));
    }

    private static void mark(SqlConnection connection, String trail, Digest digest) {
        FileName name = digest.name();
        connection
                .preparedQuery(MARK)
                .executeAndAwait(
                        Tuple.of(trail, name.account(), name.region(), name.trail())
                                .addOffsetDateTime(utc(digest.start()))
                                .addOffsetDateTime(utc(digest.end())));
    }

    /// A digest of late logs tells of the days of these, whatever its own is. It may name whatever
    /// who wrote it liked: other accounts and regions are none of its business.
    private static void markNamed(SqlConnection connection, String trail, Digest digest) {
        FileName name = digest.name();
        LocalDate[] days =
                digest.logs().stream()
                        .map(Digest.Log::name)
                        .filter(log -> log.account().equals(name.account()))
                        .filter(log -> log.region().equals(name.region()))
                        .map(log -> log.time().atOffset(ZoneOffset.UTC).toLocalDate())
                        .distinct()
                        .sorted()
                        .limit(MOST_NAMED)
                        .toArray(LocalDate[]::new);
        connection
                .preparedQuery(MARK_NAMED)
                .executeAndAwait(
                        Tuple.of(trail, name.account(), name.region()).addArrayOfLocalDate(days));
    }

    /// The digests that tell of a day, and those before and after them.
    List<KeptDigest> around(SqlConnection connection, DayOfLogs day) {
        List<KeptDigest> found = new ArrayList<>();
        add(found, connection, BEFORE, tuple(day).addOffsetDateTime(utc(day.from())));
        add(
                found,
                connection,
                OF_DAY,
                tuple(day)
                        .addOffsetDateTime(utc(day.from()))
                        .addOffsetDateTime(utc(day.until()))
                        .addOffsetDateTime(utc(day.until().plus(LATE))));
        add(
                found,
                connection,
                AFTER,
                tuple(day)
                        .addOffsetDateTime(utc(day.until()))
                        .addOffsetDateTime(utc(day.until().plus(LATE))));
        return found;
    }

    private static Tuple tuple(DayOfLogs day) {
        return Tuple.of(day.trail(), day.account(), day.region());
    }

    private static void add(
            List<KeptDigest> found, SqlConnection connection, String sql, Tuple values) {
        connection.preparedQuery(sql).executeAndAwait(values).forEach(row -> found.add(kept(row)));
    }

    private static KeptDigest kept(Row row) {
        return new KeptDigest(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3));
    }
}
