package dev.attest.collector.alerts;

import dev.attest.collector.platform.Criteria;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Stored alerts, newest event first.
@ApplicationScoped
class Alerts implements PanacheRepositoryBase<AlertEntity, UUID> {

    @WithSession
    Uni<Page<AlertEntity>> list(AlertFilter filter, PageRequest page) {
        Criteria criteria =
                new Criteria()
                        .and("a.severity = :severity", "severity", filter.severity())
                        .and("a.ruleId = :rule", "rule", filter.rule())
                        .and("a.accountId = :account", "account", filter.account())
                        .and("a.eventTime >= :since", "since", filter.since())
                        .and("a.state = :state", "state", filter.state())
                        .and("a.assignee = :assignee", "assignee", filter.assignee());
        page.after(2).ifPresent(parts -> after(criteria, parts));
        return find(
                        criteria.hql("AlertEntity a", "a.eventTime desc, a.id desc"),
                        criteria.parameters())
                .range(0, page.limit())
                .list()
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                last ->
                                        Cursor.encode(
                                                last.eventTime.toString(), last.id.toString())));
    }

    /// Every step taken with an alert, by people or by Attest, oldest first.
    Uni<Page<AlertChangeEntity>> changes(UUID alert, PageRequest page) {
        long after = page.after(1).map(parts -> Cursor.number(parts.getFirst())).orElse(-1L);
        return getSession()
                .chain(session ->
                        session.createSelectionQuery(
                                        "from AlertChangeEntity c where c.alertId = :alert"
                                                + " and c.version > :after order by c.version",
                                        AlertChangeEntity.class)
                                .setParameter("alert", alert)
                                .setParameter("after", after)
                                .setMaxResults(page.limit() + 1)
                                .getResultList())
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                last -> Cursor.encode(Long.toString(last.version))));
    }

    private static void after(Criteria criteria, List<String> parts) {
        criteria.and("(a.eventTime < :time or a.eventTime = :time and a.id < :id)")
                .with("time", Cursor.instant(parts.get(0)))
                .with("id", Cursor.uuid(parts.get(1)));
    }
}
