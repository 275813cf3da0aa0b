package dev.attest.risk.inbound;

import dev.attest.events.EventEnvelope;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertEvent;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.outbox.ReactiveInboundLoop;
import dev.attest.risk.landscape.RecordAlert;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// What the alert rules found.
@ApplicationScoped
class AlertConsumer {

    private final ReactiveInboundLoop loop;
    private final RecordAlert alerts;

    AlertConsumer(ReactiveInboundLoop loop, RecordAlert alerts) {
        this.loop = loop;
        this.alerts = alerts;
    }

    @Incoming("alerts")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return loop.consume("risk", record, this::apply);
    }

    private Uni<Void> apply(SqlConnection connection, EventEnvelope<?> envelope) {
        return envelope.data() instanceof AlertEvent event
                ? switch (event) {
                    case AlertRaised raised -> alerts.raise(connection, raised);
                    case AlertClosed closed -> alerts.close(connection, closed);
                    case AlertReopened reopened -> alerts.reopen(connection, reopened);
                }
                : Uni.createFrom().voidItem();
    }
}
