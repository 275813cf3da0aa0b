package dev.attest.collector.trailfiles.coverage;

import static dev.attest.collector.platform.Times.utc;
import static dev.attest.collector.platform.Times.utcOrNull;

import dev.attest.collector.trailfiles.coverage.TrailCoverageView.Finding;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.traildigest.CheckedDigest.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Verdicts, as callers see them.
@ApplicationScoped
class CoverageListing {

    private static final String LIST =
            "select trail, account_id, region, hour, state, verified, missing, altered, extra, untold,"
                    + " waiting, proof, digests, findings, judged_at, changed_at from trail_coverage"
                    + " where ($1::text is null or trail = $1) and ($2::text is null or account_id = $2)"
                    + " and ($3::text is null or region = $3)"
                    + " and hour >= coalesce($4::timestamptz, '-infinity')"
                    + " and hour < coalesce($5::timestamptz, 'infinity')"
                    + " and ($6::text is null or state = $6) and ($7::timestamptz is null"
                    + " or (hour, account_id, region, trail) < ($7, $8, $9, $10))"
                    + " order by hour desc, account_id desc, region desc, trail desc limit $11";

    private final Pool pool;

    CoverageListing(Pool pool) {
        this.pool = pool;
    }

    /// @param from inclusive
    /// @param to exclusive
    record Filter(
            @Nullable String trail,
            @Nullable String account,
            @Nullable String region,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable CoverageState state) {}

    Page<TrailCoverageView> list(Filter filter, PageRequest page) {
        List<String> after = page.after(4).orElse(List.of());
        Tuple values =
                Tuple.of(filter.trail(), filter.account(), filter.region())
                        .addOffsetDateTime(utcOrNull(filter.from()))
                        .addOffsetDateTime(utcOrNull(filter.to()))
                        .addString(filter.state() == null ? null : filter.state().name())
                        .addOffsetDateTime(
                                after.isEmpty() ? null : utc(Cursor.instant(after.get(0))));
        for (int i = 1; i < 4; i++) {
            values.addString(after.isEmpty() ? null : after.get(i));
        }
        List<TrailCoverageView> rows =
                StreamSupport.stream(
                                pool.preparedQuery(LIST)
                                        .executeAndAwait(values.addInteger(page.limit() + 1))
                                        .spliterator(),
                                false)
                        .map(CoverageListing::view)
                        .toList();
        return Page.of(
                rows,
                page.limit(),
                last ->
                        Cursor.encode(
                                last.hour().toString(),
                                last.accountId(),
                                last.region(),
                                last.trail()));
    }

    /// Whether a file is a digest that is kept as evidence.
    boolean keeps(String sha256) {
        return pool.preparedQuery("select 1 from trail_digest where sha256 = $1 limit 1")
                        .executeAndAwait(Tuple.of(sha256))
                        .size()
                > 0;
    }

    private static TrailCoverageView view(Row row) {
        String proof = row.getString(11);
        return new TrailCoverageView(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                CoverageState.valueOf(row.getString(4)),
                row.getInteger(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getInteger(8),
                row.getInteger(9),
                row.getInteger(10),
                proof == null ? null : Verdict.valueOf(proof),
                List.of(row.getArrayOfStrings(12)),
                findings((JsonArray) row.getValue(13)),
                row.getOffsetDateTime(14).toInstant(),
                row.getOffsetDateTime(15).toInstant());
    }

    private static List<Finding> findings(JsonArray found) {
        return found.stream()
                .map(JsonObject.class::cast)
                .map(each ->
                        new Finding(
                                each.getString("kind"),
                                each.getString("file"),
                                each.getString("sentence")))
                .toList();
    }
}
