package dev.attest.outbox;

import dev.attest.events.EventEnvelope;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.inventory.AccountObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hibernate.reactive.mutiny.Mutiny;

/// The two kinds of consumers a reactive service has: plain SQL and Panache. The name in the event
/// says how they behave.
@ApplicationScoped
class Consumers {

    private final ReactiveInboundLoop loop;
    private final Effects effects;
    private final ConcurrentMap<String, Integer> attempts = new ConcurrentHashMap<>();

    Consumers(ReactiveInboundLoop loop, Effects effects) {
        this.loop = loop;
        this.effects = effects;
    }

    @Incoming("inventory")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return loop.consume("plain", record, this::insert);
    }

    @Incoming("alerts")
    Uni<Void> on(Message<byte[]> message) {
        return loop.consumeInSession("panache", message, this::persist);
    }

    private Uni<Void> insert(SqlConnection connection, EventEnvelope<?> event) {
        if (!(event.data() instanceof AccountObserved account)) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("insert into effect (subject, name) values ($1, $2)")
                .execute(Tuple.of(account.accountId(), account.name()))
                .chain(() -> behave(account.name()));
    }

    private Uni<Void> persist(Mutiny.Session session, EventEnvelope<?> event) {
        if (!(event.data() instanceof AlertClosed closed)) {
            return Uni.createFrom().voidItem();
        }
        return effects.persistAndFlush(Effect.of(closed.accountId(), closed.reason()))
                .chain(() -> behave(closed.reason()));
    }

    private Uni<Void> behave(String name) {
        int attempt = attempts.merge(name, 1, Integer::sum);
        return switch (name.replaceAll("-.*", "")) {
            case "poison" ->
                    Uni.createFrom().failure(new IllegalStateException("cannot stand " + name));
            case "hiccup" ->
                    attempt < 3
                            ? Uni.createFrom().failure(ClosedConnectionException.INSTANCE)
                            : Uni.createFrom().voidItem();
            default -> Uni.createFrom().voidItem();
        };
    }
}
