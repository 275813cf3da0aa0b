package dev.attest.outbox;

import dev.attest.events.EventEnvelope;
import dev.attest.events.inventory.AccountObserved;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// A consumer as services have them. The account's name says how it behaves.
@ApplicationScoped
class AccountConsumer {

    static final String NAME = "tests";

    private final InboundLoop loop;
    private final Store store;
    private final ConcurrentMap<String, Integer> attempts = new ConcurrentHashMap<>();

    AccountConsumer(InboundLoop loop, Store store) {
        this.loop = loop;
        this.store = store;
    }

    @Incoming("inventory")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        loop.consume(NAME, record, this::apply);
    }

    private void apply(EventEnvelope<?> event) {
        if (!(event.data() instanceof AccountObserved account)) {
            return;
        }
        store.addEffect(account.accountId(), account.name());
        int attempt = attempts.merge(account.name(), 1, Integer::sum);
        switch (account.name().replaceAll("-.*", "")) {
            case "poison" -> throw new IllegalStateException("cannot stand " + account.name());
            case "hiccup" -> failUntil(attempt, 3);
            case "outage" -> failUntil(attempt, Integer.MAX_VALUE);
            default -> {}
        }
    }

    private static void failUntil(int attempt, int good) {
        if (attempt < good) {
            throw new StoreFailure(
                    "no connection", new SQLTransientConnectionException("attempt " + attempt));
        }
    }
}
