package dev.attest.collector.alerts;

import dev.attest.collector.activity.WhoDid;
import dev.attest.collector.identities.PrincipalPeople;
import dev.attest.rest.Caller;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Nobody closes an alert about themselves, be it of what they did or of what was done to them.
@ApplicationScoped
class OwnAlerts {

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
        String email = caller.email().orElse(null);
        if (email == null) {
            return Uni.createFrom().voidItem();
        }
        return alerts.findById(id)
                .chain(alert -> alert == null ? nobody() : about(alert))
                .chain(about -> about.isEmpty() ? nobody() : called(email, about))
                .invoke(own -> {
                    if (!own.isEmpty()) {
                        throw ProblemException.forbidden(
                                "own-alert", "The alert is about you: somebody else closes it.");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Set<String>> nobody() {
        return Uni.createFrom().item(Set.of());
    }

    private Uni<Set<String>> about(AlertEntity alert) {
        List<String> named =
                Stream.of(alert.actorPrincipal, alert.target).filter(Objects::nonNull).toList();
        return whoDid.of(alert.accountId, alert.eventId)
                .chain(did ->
                        principals
                                .of(named)
                                .map(owned -> {
                                    Set<String> all = new HashSet<>(did);
                                    all.addAll(owned.values());
                                    return Collections.unmodifiableSet(all);
                                }));
    }

    private static Uni<Set<String>> called(String email, Set<String> people) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(
                                        "select person_id from person where email = :email",
                                        String.class)
                                .setParameter("email", email)
                                .getResultList())
                .map(ids -> ids.stream().filter(people::contains).collect(Collectors.toSet()));
    }
}
