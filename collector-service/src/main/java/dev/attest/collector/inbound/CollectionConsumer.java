package dev.attest.collector.inbound;

import dev.attest.collector.collection.TaskRows;
import dev.attest.events.EventEnvelope;
import dev.attest.events.collection.CollectionRequested;
import dev.attest.outbox.ReactiveInboundLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The collector's own work, shared by its replicas. Here it is only noted: the work itself takes
/// longer than a broker waits for a consumer.
@ApplicationScoped
class CollectionConsumer {

    private final ReactiveInboundLoop loop;
    private final TaskRows tasks;

    CollectionConsumer(ReactiveInboundLoop loop, TaskRows tasks) {
        this.loop = loop;
        this.tasks = tasks;
    }

    @Incoming("collection")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return loop.consume("collector", record, this::apply);
    }

    private Uni<Void> apply(SqlConnection connection, EventEnvelope<?> envelope) {
        return envelope.data() instanceof CollectionRequested asked
                ? tasks.add(connection, asked)
                : Uni.createFrom().voidItem();
    }
}
