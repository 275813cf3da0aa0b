package dev.attest.risk.inbound;

import dev.attest.events.EventEnvelope;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityEvent;
import dev.attest.outbox.ReactiveInboundLoop;
import dev.attest.risk.landscape.RecordLastUse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// What principals did.
@ApplicationScoped
class ActivityConsumer {

    private final ReactiveInboundLoop loop;
    private final RecordLastUse lastUse;

    ActivityConsumer(ReactiveInboundLoop loop, RecordLastUse lastUse) {
        this.loop = loop;
        this.lastUse = lastUse;
    }

    @Incoming("activity")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return loop.consume("risk", record, this::apply);
    }

    private Uni<Void> apply(SqlConnection connection, EventEnvelope<?> envelope) {
        return envelope.data() instanceof ActivityEvent event
                ? switch (event) {
                    case ActivityBatchRecorded batch -> lastUse.record(connection, batch);
                }
                : Uni.createFrom().voidItem();
    }
}
