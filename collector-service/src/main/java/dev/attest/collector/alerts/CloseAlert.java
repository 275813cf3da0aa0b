package dev.attest.collector.alerts;

import dev.attest.events.alerts.AlertClosed;
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

/// Closes an alert: the row and the event that tells it commit together.
@ApplicationScoped
class CloseAlert {

    private final Alerts alerts;
    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    CloseAlert(Alerts alerts, ReactiveOutbox outbox, Envelopes envelopes, Clock clock) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /// @param headers carry the version the caller has seen, as `If-Match`
    Uni<AlertEntity> run(UUID id, String reason, String by, HttpHeaders headers) {
        return Panache.withTransaction(() ->
                alerts.findById(id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemException.notFound("alert", id))
                        .invoke(alert -> ETags.require(headers, alert.version))
                        .chain(alert -> close(alert, reason, by)));
    }

    private Uni<AlertEntity> close(AlertEntity alert, String reason, String by) {
        if (alert.state == AlertState.CLOSED) {
            throw ProblemException.conflict("already-closed", "The alert is closed already.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        alert.close(reason, by, now);
        AlertClosed event = new AlertClosed(alert.id, alert.accountId, reason, by, now);
        return alerts.flush()
                .chain(alerts::getSession)
                .chain(session -> outbox.append(session, List.of(envelopes.of(event))))
                .replaceWith(alert);
    }
}
