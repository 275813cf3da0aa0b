package dev.attest.collector.imports;

import dev.attest.collector.platform.Criteria;
import dev.attest.collector.platform.Listing;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Imports and what they refused, newest first.
@ApplicationScoped
class Journal {

    @WithSession
    Uni<Page<ImportView>> imports(@Nullable ImportKind kind, PageRequest page) {
        Criteria criteria = new Criteria().and("i.kind = :kind", "kind", kind);
        after(criteria, page, "i.startedAt", "i.id");
        return Listing.of(
                        criteria,
                        "ImportEntity i",
                        "i.startedAt desc, i.id desc",
                        ImportEntity.class,
                        page)
                .map(rows ->
                        Page.of(
                                        rows,
                                        page.limit(),
                                        last ->
                                                Cursor.encode(
                                                        last.startedAt.toString(),
                                                        last.id.toString()))
                                .map(ImportEntity::view));
    }

    @WithSession
    Uni<Page<QuarantineView>> quarantine(@Nullable UUID importId, PageRequest page) {
        Criteria criteria = new Criteria().and("q.importId = :import", "import", importId);
        after(criteria, page, "q.quarantinedAt", "q.id");
        return Listing.of(
                        criteria,
                        "QuarantineEntity q",
                        "q.quarantinedAt desc, q.id desc",
                        QuarantineEntity.class,
                        page)
                .map(rows ->
                        Page.of(
                                        rows,
                                        page.limit(),
                                        last ->
                                                Cursor.encode(
                                                        last.quarantinedAt.toString(),
                                                        last.id.toString()))
                                .map(QuarantineEntity::view));
    }

    private static void after(Criteria criteria, PageRequest page, String time, String id) {
        page.after(2)
                .ifPresent(parts ->
                        criteria.and(
                                        "(%1$s < :time or %1$s = :time and %2$s < :id)"
                                                .formatted(time, id))
                                .with("time", Cursor.instant(parts.get(0)))
                                .with("id", Cursor.uuid(parts.get(1))));
    }
}
