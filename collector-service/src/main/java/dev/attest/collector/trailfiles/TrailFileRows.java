package dev.attest.collector.trailfiles;

import static dev.attest.collector.platform.Times.instantOrNull;
import static dev.attest.collector.platform.Times.utc;
import static dev.attest.collector.platform.Times.utcOrNull;

import dev.attest.traildigest.FileName;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The ledger of trail files. What changes in it marks the days whose verdict has to be reached
/// anew: a digest tells of an hour or two before it was written.
@ApplicationScoped
class TrailFileRows {

    private static final String OPEN =
            "select bucket, key, kind, delivered_at from trail_file"
                    + " where trail = $1 and state in ('WAITING', 'FAILED')";
    private static final String UNTRIED =
            OPEN + " and tried_by is null order by bucket, key limit $2";
    private static final String TRIED =
            OPEN + " and tried_by is distinct from $3 order by bucket, key limit $2";

    private static final String MARK =
            " insert into trail_day (trail, account_id, region, day, marked_at)"
                    + " select distinct c.trail, c.account_id, c.region,"
                    + " ((c.delivered_at - d.back) at time zone 'UTC')::date, statement_timestamp()"
                    + " from changed c cross join (values (interval '0'), (interval '150 min')) d (back)"
                    + " where c.account_id is not null and c.region is not null"
                    + " and c.delivered_at is not null"
                    + " and (c.kind = 'DIGEST' or d.back = interval '0')"
                    + " on conflict (trail, account_id, region, day)"
                    + " do update set marked_at = excluded.marked_at";

    private static final String FIND =
            "with changed as (insert into trail_file as f (trail, bucket, key, kind, account_id, region,"
                    + " delivered_at, etag, size, state, found_at)"
                    + " select $1::text, u.bucket, u.key, u.kind, u.account, u.region, u.at, u.etag, u.size,"
                    + " 'WAITING', $2::timestamptz from unnest($3::text[], $4::text[], $5::text[], $6::text[],"
                    + " $7::text[], $8::timestamptz[], $9::text[], $10::int8[])"
                    + " as u (bucket, key, kind, account, region, at, etag, size)"
                    + " where not exists (select 1 from trail_file k where k.trail = $1"
                    + " and k.bucket = u.bucket and k.key = u.key and k.gone_at is null"
                    + " and k.state <> 'VANISHED' and (u.etag = '' or k.etag = u.etag))"
                    // Who tells of a file without its tag does not know whether it is still there.
                    + " on conflict (trail, bucket, key) do update set"
                    + " etag = coalesce(nullif(excluded.etag, ''), f.etag),"
                    + " size = case when excluded.size < 0 then f.size else excluded.size end,"
                    + " gone_at = case when excluded.etag = '' then f.gone_at end, tried_by = null,"
                    + " state = case when f.state in ('STORED', 'REFUSED')"
                    + " and (excluded.etag = '' or f.etag = excluded.etag)"
                    + " then f.state else 'WAITING' end"
                    + " returning trail, kind, account_id, region, delivered_at)"
                    + MARK;

    private static final String ENDED =
            "with changed as (update trail_file set state = $4, error = $5, sha256 = $6,"
                    + " content_sha256 = $7, signature = $8, etag = $9, size = $10, records = $11,"
                    + " stored = $12, tried_by = $13, fetched_at = $14,"
                    + " versions = versions + case when sha256 is distinct from $6 then 1 else 0 end"
                    + " where trail = $1 and bucket = $2 and key = $3"
                    + " returning trail, kind, account_id, region, delivered_at)"
                    + MARK;

    private static final String NOT_HAD =
            "with changed as (update trail_file set state = $4, error = $5, tried_by = $6"
                    + " where trail = $1 and bucket = $2 and key = $3"
                    + " returning trail, kind, account_id, region, delivered_at)"
                    + MARK;

    // Behind the slash at a folder's end comes the nought.
    private static final String INHABITED =
            "select d.folder from trail_folder d where d.trail = $1 and d.bucket = $2"
                    + " and d.folder <> all ($3::text[])"
                    + " and exists (select 1 from trail_file f where f.trail = d.trail"
                    + " and f.bucket = d.bucket and f.key > d.folder"
                    + " and f.key < left(d.folder, -1) || '0' and f.gone_at is null"
                    + " and f.state in ('STORED', 'REFUSED')) order by d.folder";

    private final Clock clock;

    TrailFileRows(Clock clock) {
        this.clock = clock;
    }

    /// A file that is to be fetched.
    record Open(String bucket, String key, FileName.Kind kind, @Nullable Instant delivered) {}

    /// How a folder was listed before.
    record Listed(@Nullable String to, @Nullable Instant sweptAt) {}

    /// Notes files that are new, that changed, or that are back.
    void found(SqlConnection connection, String trail, List<ListedFile> listed) {
        Map<String, ListedFile> unique = new LinkedHashMap<>();
        listed.forEach(file -> unique.put(file.bucket() + "/" + file.key(), file));
        Collection<ListedFile> files = unique.values();
        if (files.isEmpty()) {
            return;
        }
        Tuple values = Tuple.tuple().addString(trail).addOffsetDateTime(now());
        values.addArrayOfString(texts(files, ListedFile::bucket));
        values.addArrayOfString(texts(files, ListedFile::key));
        values.addArrayOfString(texts(files, file -> file.told().kind().name()));
        values.addArrayOfString(texts(files, file -> file.told().account()));
        values.addArrayOfString(texts(files, file -> file.told().region()));
        values.addArrayOfOffsetDateTime(
                files.stream()
                        .map(file -> utcOrNull(file.told().delivered()))
                        .toArray(OffsetDateTime[]::new));
        values.addArrayOfString(texts(files, ListedFile::etag));
        values.addArrayOfLong(files.stream().map(ListedFile::size).toArray(Long[]::new));
        connection.preparedQuery(FIND).executeAndAwait(values);
    }

    /// Notes that stored files between two keys are no longer listed.
    ///
    /// @param after the last key before
    /// @param to the last key of them
    void gone(
            SqlConnection connection,
            String trail,
            String bucket,
            String after,
            String to,
            List<String> present) {
        connection
                .preparedQuery(
                        "update trail_file set gone_at = $6 where trail = $1 and bucket = $2"
                                + " and key > $3 and key <= $4 and key <> all ($5)"
                                + " and gone_at is null and state in ('STORED', 'REFUSED')")
                .executeAndAwait(
                        Tuple.of(trail, bucket, after, to, present.toArray(String[]::new), now()));
    }

    Listed listed(SqlConnection connection, String trail, String bucket, String folder) {
        var found =
                connection
                        .preparedQuery(
                                "select listed_to, swept_at from trail_folder"
                                        + " where trail = $1 and bucket = $2 and folder = $3")
                        .executeAndAwait(Tuple.of(trail, bucket, folder))
                        .iterator();
        if (!found.hasNext()) {
            return new Listed(null, null);
        }
        Row row = found.next();
        return new Listed(row.getString(0), instantOrNull(row.getOffsetDateTime(1)));
    }

    /// Folders that were listed, and of which stored files are not known to be gone.
    ///
    /// @param but those that are not asked about
    List<String> inhabited(SqlConnection connection, String trail, String bucket, Set<String> but) {
        return StreamSupport.stream(
                        connection
                                .preparedQuery(INHABITED)
                                .executeAndAwait(
                                        Tuple.of(trail, bucket, but.toArray(String[]::new)))
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }

    /// @param to the last key that was listed; null when the page was empty
    /// @param sweptAt when a listing of everything began that ends here; null when none does
    void listedTo(
            SqlConnection connection,
            String trail,
            String bucket,
            String folder,
            @Nullable String to,
            @Nullable Instant sweptAt) {
        connection
                .preparedQuery(
                        "insert into trail_folder as f (trail, bucket, folder, listed_to, swept_at)"
                                + " values ($1, $2, $3, $4, $5) on conflict (trail, bucket, folder)"
                                + " do update set listed_to = greatest(f.listed_to, excluded.listed_to),"
                                + " swept_at = coalesce(excluded.swept_at, f.swept_at)")
                .executeAndAwait(
                        Tuple.of(trail, bucket, folder, to).addOffsetDateTime(utcOrNull(sweptAt)));
    }

    /// Files that are still to be fetched and that this attempt has not tried, by key. Those that
    /// were tried before come last, so that they keep nobody waiting.
    List<Open> open(SqlConnection connection, String trail, String attempt, int most) {
        List<Open> untried = open(connection, UNTRIED, Tuple.of(trail, most));
        return untried.isEmpty()
                ? open(connection, TRIED, Tuple.of(trail, most, attempt))
                : untried;
    }

    void begun(SqlConnection connection, String trail, Open file, String attempt) {
        connection
                .preparedQuery(
                        "update trail_file set tried_by = $4"
                                + " where trail = $1 and bucket = $2 and key = $3")
                .executeAndAwait(Tuple.of(trail, file.bucket(), file.key(), attempt));
    }

    private static List<Open> open(SqlConnection connection, String sql, Tuple values) {
        return StreamSupport.stream(
                        connection.preparedQuery(sql).executeAndAwait(values).spliterator(), false)
                .map(TrailFileRows::open)
                .toList();
    }

    /// Stored keys behind one, for a look whether the files are still there.
    List<String> stored(SqlConnection connection, String trail, String after, int most) {
        return StreamSupport.stream(
                        connection
                                .preparedQuery(
                                        "select key from trail_file where trail = $1 and bucket = ''"
                                                + " and key > $2 and gone_at is null"
                                                + " and state in ('STORED', 'REFUSED')"
                                                + " order by key limit $3")
                                .executeAndAwait(Tuple.of(trail, after, most))
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }

    void gone(SqlConnection connection, String trail, List<String> keys) {
        connection
                .preparedQuery(
                        "update trail_file set gone_at = $3 where trail = $1 and bucket = ''"
                                + " and key = any ($2)")
                .executeAndAwait(Tuple.of(trail, keys.toArray(String[]::new), now()));
    }

    void ended(
            SqlConnection connection,
            String trail,
            Open file,
            String attempt,
            Fetched.Ended ended) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(trail);
        values.add(file.bucket());
        values.add(file.key());
        values.add(
                (ended.refusal() == null ? TrailFileState.STORED : TrailFileState.REFUSED).name());
        values.add(ended.refusal());
        values.add(ended.sha256());
        values.add(ended.contentSha256());
        values.add(ended.signature());
        values.add(ended.etag());
        values.add(ended.size());
        values.add(ended.records());
        values.add(ended.stored());
        values.add(attempt);
        values.add(now());
        connection.preparedQuery(ENDED).executeAndAwait(Tuple.from(values));
    }

    /// @param state [TrailFileState#FAILED] when it is tried again, else [TrailFileState#VANISHED]
    void notHad(
            SqlConnection connection,
            String trail,
            Open file,
            String attempt,
            TrailFileState state,
            String reason) {
        connection
                .preparedQuery(NOT_HAD)
                .executeAndAwait(
                        Tuple.of(trail, file.bucket(), file.key(), state.name(), reason, attempt));
    }

    private static Open open(Row row) {
        return new Open(
                row.getString(0),
                row.getString(1),
                FileName.Kind.valueOf(row.getString(2)),
                instantOrNull(row.getOffsetDateTime(3)));
    }

    private static String[] texts(
            Collection<ListedFile> files, Function<ListedFile, @Nullable String> text) {
        return files.stream().map(text).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }
}
