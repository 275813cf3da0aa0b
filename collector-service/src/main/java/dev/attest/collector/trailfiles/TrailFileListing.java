package dev.attest.collector.trailfiles;

import static dev.attest.collector.platform.Times.instantOrNull;

import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The ledger, as callers see it.
@ApplicationScoped
class TrailFileListing {

    private static final String LIST =
            "select trail, bucket, key, kind, account_id, region, delivered_at, size, state, error, sha256,"
                    + " content_sha256, versions, records, stored, found_at, fetched_at, gone_at"
                    + " from trail_file where ($1::text is null or trail = $1)"
                    + " and ($2::text is null or account_id = $2)"
                    + " and ($3::text is null or region = $3) and ($4::text is null or state = $4)"
                    + " and ($5::boolean is null or (gone_at is not null) = $5)"
                    + " and ($6::text is null or (trail, bucket, key) > ($6, $7, $8))"
                    + " order by trail, bucket, key limit $9";

    private final Pool pool;

    TrailFileListing(Pool pool) {
        this.pool = pool;
    }

    /// @param gone whether only those are meant that are no longer there, or only the others
    record Filter(
            @Nullable String trail,
            @Nullable String account,
            @Nullable String region,
            @Nullable TrailFileState state,
            @Nullable Boolean gone) {}

    Page<TrailFileView> list(Filter filter, PageRequest page) {
        List<String> after = page.after(3).orElse(List.of());
        Tuple values =
                Tuple.of(filter.trail(), filter.account(), filter.region())
                        .addString(filter.state() == null ? null : filter.state().name())
                        .addBoolean(filter.gone());
        for (int i = 0; i < 3; i++) {
            values.addString(after.isEmpty() ? null : after.get(i));
        }
        List<TrailFileView> rows =
                StreamSupport.stream(
                                pool.preparedQuery(LIST)
                                        .executeAndAwait(values.addInteger(page.limit() + 1))
                                        .spliterator(),
                                false)
                        .map(TrailFileListing::view)
                        .toList();
        return Page.of(
                rows, page.limit(), last -> Cursor.encode(last.trail(), last.bucket(), last.key()));
    }

    private static TrailFileView view(Row row) {
        return new TrailFileView(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                TrailFileKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                instantOrNull(row.getOffsetDateTime(6)),
                row.getLong(7),
                TrailFileState.valueOf(row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getInteger(12),
                row.getInteger(13),
                row.getInteger(14),
                row.getOffsetDateTime(15).toInstant(),
                instantOrNull(row.getOffsetDateTime(16)),
                instantOrNull(row.getOffsetDateTime(17)));
    }
}
