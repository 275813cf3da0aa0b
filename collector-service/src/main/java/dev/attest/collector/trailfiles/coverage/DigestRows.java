package dev.attest.collector.trailfiles.coverage;

import dev.attest.traildigest.Digest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

    /// Notes a digest that is kept as evidence.
    public void keep(SqlConnection connection, String trail, KeptDigest kept, Digest digest) {
        var values = new ArrayList<@Nullable Object>();
        values.add(trail);
        values.add(kept.bucket());
        values.add(kept.key());
        values.add(digest.name().account());
        values.add(digest.name().region());
        values.add(digest.name().trail());
        values.add(digest.name().backfill());
        values.add(DayOfLogs.offset(digest.start()));
        values.add(DayOfLogs.offset(digest.end()));
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
    }

    /// The digests that tell of a day, and those before and after them.
    List<KeptDigest> around(SqlConnection connection, DayOfLogs day) {
        List<KeptDigest> found = new ArrayList<>();
        add(found, connection, BEFORE, tuple(day).addOffsetDateTime(DayOfLogs.offset(day.from())));
        add(
                found,
                connection,
                OF_DAY,
                tuple(day)
                        .addOffsetDateTime(DayOfLogs.offset(day.from()))
                        .addOffsetDateTime(DayOfLogs.offset(day.until()))
                        .addOffsetDateTime(DayOfLogs.offset(day.until().plus(LATE))));
        add(
                found,
                connection,
                AFTER,
                tuple(day)
                        .addOffsetDateTime(DayOfLogs.offset(day.until()))
                        .addOffsetDateTime(DayOfLogs.offset(day.until().plus(LATE))));
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
