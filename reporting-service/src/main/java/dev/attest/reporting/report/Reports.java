package dev.attest.reporting.report;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Reports that were given out.
@ApplicationScoped
class Reports implements PanacheRepositoryBase<Report, UUID> {

    /// The report that a caller started with a key before; null when there is none.
    Uni<Report> startedWith(String createdBy, String idempotencyKey) {
        return find("createdBy = ?1 and idempotencyKey = ?2", createdBy, idempotencyKey)
                .firstResult();
    }

    /// The newest reports.
    Uni<List<Report>> newest(int limit) {
        return find("order by createdAt desc, id desc").page(0, limit).list();
    }

    /// The newest reports after one in that order.
    Uni<List<Report>> newestAfter(Instant createdAt, UUID id, int limit) {
        return find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        createdAt,
                        id)
                .page(0, limit)
                .list();
    }

    Uni<Void> keep(Mutiny.Session session, Report report, byte[] bytes) {
        ReportContent content = new ReportContent();
        content.reportId = report.id;
        content.bytes = bytes;
        return session.persist(report).call(session::flush).chain(() -> session.persist(content));
    }

    Uni<byte[]> bytes(Mutiny.Session session, UUID id) {
        return session.find(ReportContent.class, id).map(content -> content.bytes);
    }
}
