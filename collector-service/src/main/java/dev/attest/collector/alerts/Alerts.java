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

    private static final int MOST_CHANGES = 1_000;

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

    /// What people did with an alert, in order.
    Uni<List<AlertChangeEntity>> changes(UUID alert) {
        return getSession()
                .chain(session ->
                        session.createSelectionQuery(
                                        "from AlertChangeEntity c where c.alertId = :alert"
                                                + " order by c.version",
                                        AlertChangeEntity.class)
                                .setParameter("alert", alert)
                                .setMaxResults(MOST_CHANGES)
                                .getResultList());
    }

    private static void after(Criteria criteria, List<String> parts) {
        criteria.and("(a.eventTime < :time or a.eventTime = :time and a.id < :id)")
                .with("time", Cursor.instant(parts.get(0)))
                .with("id", Cursor.uuid(parts.get(1)));
    }
}
