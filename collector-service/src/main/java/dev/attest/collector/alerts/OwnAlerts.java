package dev.attest.collector.alerts;

import dev.attest.collector.activity.WhoDid;
import dev.attest.collector.activity.WhoDid.Call;
import dev.attest.collector.identities.PrincipalPeople;
import dev.attest.rest.Caller;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nobody closes an alert about themselves, be it of what they did or of what was done to them.
@ApplicationScoped
class OwnAlerts {

    /// One event of everybody who did what the alert is about.
    private static final String CALLS =
            """
            select event_id, event_day from (
              select distinct on (a.actor_principal, a.session_name, a.source_identity, a.access_key)
                a.event_id, a.event_day
              from alert_match m
              join activity a on a.account_id = m.account_id and a.event_id = m.event_id
                and a.event_day = (m.event_time at time zone 'UTC')::date
              where m.alert_id = :alert
              order by a.actor_principal, a.session_name, a.source_identity, a.access_key,
                a.event_day, a.event_id) as callers
            offset :from limit :most
            """;

    private static final int AT_ONCE = 1_000;

    /// Who makes more sessions than this is not to close the alert by it, so nobody is.
    private static final int MOST = 20_000;

    private final Alerts alerts;
    private final WhoDid whoDid;
    private final PrincipalPeople principals;

    OwnAlerts(Alerts alerts, WhoDid whoDid, PrincipalPeople principals) {
        this.alerts = alerts;
        this.whoDid = whoDid;
        this.principals = principals;
    }

    /// Fails when the caller is one of those whom the alert is about.
    @WithSession
    Uni<Void> refuse(UUID id, Caller caller) {
        return caller.email()
                .map(email -> refuse(id, email))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> refuse(UUID id, String email) {
        return alerts.findById(id)
                .onItem()
                .ifNotNull()
                .transformToUni(alert -> about(alert).chain(about -> anyCalled(email, about)))
                .invoke(own -> {
                    if (Boolean.TRUE.equals(own)) {
                        throw ProblemException.forbidden(
                                "own-alert", "The alert is about you: somebody else closes it.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Set<String>> about(AlertEntity alert) {
        List<String> named =
                Stream.of(alert.actorPrincipal, alert.target).filter(Objects::nonNull).toList();
        return callers(alert, 0)
                .chain(did ->
                        principals.of(named).map(owned -> both(did, Set.copyOf(owned.values()))));
    }

    /// @param from how many callers were looked at before
    private Uni<Set<String>> callers(AlertEntity alert, int from) {
        if (from > MOST) {
            throw ProblemException.forbidden(
                    "own-alert",
                    "The alert is about more than "
                            + MOST
                            + " callers, and any of them may be you: a service closes it.");
        }
        return calls(alert.id, from)
                .chain(calls ->
                        whoDid.of(alert.accountId, calls)
                                .chain(some ->
                                        calls.size() < AT_ONCE
                                                ? Uni.createFrom().item(some)
                                                : callers(alert, from + AT_ONCE)
                                                        .map(rest -> both(some, rest))));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static Uni<List<Call>> calls(UUID alert, int from) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(CALLS, Object[].class)
                                .setParameter("alert", alert)
                                .setParameter("from", from)
                                .setParameter("most", AT_ONCE)
                                .getResultList())
                .map(rows ->
                        rows.stream()
                                .map(row -> new Call((String) row[0], (LocalDate) row[1]))
                                .toList());
    }

    private static Uni<Boolean> anyCalled(String email, Set<String> people) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(
                                        "select person_id from person where email = :email",
                                        String.class)
                                .setParameter("email", email)
                                .getResultList())
                .map(ids -> !Collections.disjoint(ids, people));
    }
}
