package dev.attest.collector.alerts;

import dev.attest.events.EventEnvelope;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.ReactiveOutbox;
import dev.attest.rest.ETags;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Takes an alert one step on: the row, what is remembered of the step and the event that tells it
/// commit together.
@ApplicationScoped
class AdvanceAlert {

    private final Alerts alerts;
    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    AdvanceAlert(Alerts alerts, ReactiveOutbox outbox, Envelopes envelopes, Clock clock) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /// @param headers carry the version the caller has seen, as `If-Match`
    Uni<AlertEntity> run(UUID id, AlertStep step, String by, HttpHeaders headers) {
        return Panache.withTransaction(() ->
                alerts.findById(id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.notFound("alert", id))
                        .invoke(alert -> ETags.require(headers, alert.version))
                        .chain(alert -> advance(alert, step, by)));
    }

    private Uni<AlertEntity> advance(AlertEntity alert, AlertStep step, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        alert.take(step, by, now);
        return alerts.flush()
                .chain(alerts::getSession)
                .chain(session ->
                        session.persist(AlertChangeEntity.of(alert, step, by, now))
                                .chain(session::flush)
                                .chain(() -> outbox.append(session, told(alert, step, by, now))))
                .replaceWith(alert);
    }

    /// Who looks into an alert concerns nobody else; whether it counts does.
    private List<EventEnvelope<?>> told(AlertEntity alert, AlertStep step, String by, Instant at) {
        return switch (step) {
            case AlertStep.Acknowledge _, AlertStep.Assign _ -> List.of();
            case AlertStep.Close close ->
                    List.of(
                            envelopes.of(
                                    new AlertClosed(
                                            alert.id, alert.accountId, close.note(), by, at)));
            case AlertStep.Reopen reopen ->
                    List.of(
                            envelopes.of(
                                    new AlertReopened(
                                            alert.id, alert.accountId, reopen.note(), by, at)));
        };
    }
}
