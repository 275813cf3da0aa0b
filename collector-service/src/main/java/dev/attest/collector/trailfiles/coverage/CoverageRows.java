package dev.attest.collector.trailfiles.coverage;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.traildigest.FileName;
import dev.attest.traildigest.Found;
import dev.attest.traildigest.TrailFinding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The days to be judged, what is known of their logs, and the verdicts.
@ApplicationScoped
class CoverageRows {

    private static final int FINDINGS = 50;

    private static final String DAYS =
            "select account_id, region, day, marked_at from trail_day"
                    + " where trail = $1 and (account_id, region, day) > ($2, $3, $4)"
                    + " and (judged_at is null or marked_at > judged_at"
                    + " or judged_at < date_trunc('hour', clock_timestamp()))"
                    + " order by account_id, region, day limit 100";

    private static final String FILES =
            "select key, kind, state, content_sha256, error, delivered_at from trail_file"
                    + " where trail = $1 and account_id = $2 and region = $3"
                    + " and delivered_at >= $4::timestamptz and delivered_at < $5::timestamptz + interval '2 h'"
                    + " and (kind = 'LOG' and delivered_at < $5::timestamptz or kind = 'DIGEST' and state = 'REFUSED')"
                    + " and state <> 'VANISHED' order by key";

    private static final String SAVE =
            "insert into trail_coverage as t (trail, account_id, region, hour, state, verified, missing,"
                    + " altered, extra, untold, waiting, proof, digests, findings, judged_at, changed_at)"
                    + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)"
                    + " on conflict (trail, account_id, region, hour) do update set"
                    + " state = excluded.state, verified = excluded.verified,"
                    + " missing = excluded.missing, altered = excluded.altered,"
                    + " extra = excluded.extra, untold = excluded.untold,"
                    + " waiting = excluded.waiting, proof = excluded.proof,"
                    + " digests = excluded.digests, findings = excluded.findings,"
                    + " judged_at = excluded.judged_at, changed_at = case"
                    + " when t.state = excluded.state then t.changed_at else excluded.judged_at end";

    /// A day that is to be judged.
    ///
    /// @param marked when it was last marked, by the database's clock
    record Marked(DayOfLogs day, OffsetDateTime marked) {}

    /// What the ledger knows of a day.
    ///
    /// @param waiting logs that are known and not yet fetched, by hour
    record Known(List<Found> found, Map<Instant, Integer> waiting) {}

    /// @param after the last day that was judged; null to begin
    List<Marked> days(SqlConnection connection, String trail, @Nullable DayOfLogs after) {
        Tuple values =
                after == null
                        ? Tuple.of(trail, "", "", LocalDate.EPOCH)
                        : Tuple.of(trail, after.account(), after.region(), after.day());
        return StreamSupport.stream(
                        connection.preparedQuery(DAYS).executeAndAwait(values).spliterator(), false)
                .map(row ->
                        new Marked(
                                new DayOfLogs(
                                        trail,
                                        row.getString(0),
                                        row.getString(1),
                                        row.getLocalDate(2)),
                                row.getOffsetDateTime(3)))
                .toList();
    }

    Known known(SqlConnection connection, DayOfLogs day) {
        List<Found> found = new ArrayList<>();
        Map<Instant, Integer> waiting = new HashMap<>();
        connection
                .preparedQuery(FILES)
                .executeAndAwait(
                        Tuple.of(day.trail(), day.account(), day.region())
                                .addOffsetDateTime(utc(day.from()))
                                .addOffsetDateTime(utc(day.until())))
                .forEach(row -> {
                    if (row.getString(2).equals("WAITING") || row.getString(2).equals("FAILED")) {
                        Instant hour =
                                row.getOffsetDateTime(5).toInstant().truncatedTo(ChronoUnit.HOURS);
                        waiting.merge(hour, 1, Integer::sum);
                    } else {
                        found(row).ifPresent(found::add);
                    }
                });
        return new Known(found, waiting);
    }

    private static Optional<Found> found(Row row) {
        String key = row.getString(0);
        String sha256 = row.getString(3);
        String reason = Objects.requireNonNullElse(row.getString(4), "it cannot be uncompressed");
        return FileName.of(key)
                .map(name ->
                        name.kind() == FileName.Kind.LOG && sha256 != null
                                ? new Found.Log(key, name, sha256)
                                : new Found.Unreadable(key, name, reason));
    }

    /// @param evidence the hashes of digest files by their paths
    void save(
            SqlConnection connection,
            DayOfLogs day,
            Map<Instant, HourVerdict> verdicts,
            Map<String, String> evidence,
            Instant now) {
        if (verdicts.isEmpty()) {
            return;
        }
        List<Tuple> rows = new ArrayList<>();
        verdicts.forEach((hour, verdict) -> rows.add(row(day, hour, verdict, evidence, now)));
        connection.preparedQuery(SAVE).executeBatchAndAwait(rows);
    }

    private static Tuple row(
            DayOfLogs day,
            Instant hour,
            HourVerdict verdict,
            Map<String, String> evidence,
            Instant now) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(day.trail());
        values.add(day.account());
        values.add(day.region());
        values.add(utc(hour));
        values.add(verdict.state().name());
        values.add(verdict.logs().verified());
        values.add(verdict.logs().missing());
        values.add(verdict.logs().altered());
        values.add(verdict.logs().extra());
        values.add(verdict.logs().untold());
        values.add(verdict.waiting());
        values.add(verdict.proof() == null ? null : verdict.proof().name());
        values.add(
                verdict.digests().stream()
                        .map(evidence::get)
                        .filter(Objects::nonNull)
                        .toArray(String[]::new));
        values.add(json(verdict.findings()));
        values.add(utc(now));
        return Tuple.from(values);
    }

    private static JsonArray json(List<TrailFinding> findings) {
        var array = new JsonArray();
        findings.stream()
                .limit(FINDINGS)
                .forEach(found ->
                        array.add(
                                new JsonObject()
                                        .put("kind", found.kind().name())
                                        .put("file", found.file())
                                        .put("sentence", found.sentence())));
        return array;
    }

    /// Takes a day off the list, unless it was marked anew meanwhile, or somebody else took it off.
    ///
    /// @param settled whether nothing of it is left to come
    /// @return false when a verdict of somebody who knows more stands, or is to come
    boolean judged(SqlConnection connection, Marked marked, boolean settled) {
        DayOfLogs day = marked.day();
        String sql =
                settled
                        ? "delete from trail_day"
                        : "update trail_day set judged_at = statement_timestamp()";
        return connection
                        .preparedQuery(
                                sql
                                        + " where trail = $1 and account_id = $2 and region = $3"
                                        + " and day = $4 and marked_at = $5")
                        .executeAndAwait(
                                Tuple.of(
                                        day.trail(),
                                        day.account(),
                                        day.region(),
                                        day.day(),
                                        marked.marked()))
                        .rowCount()
                == 1;
    }
}
