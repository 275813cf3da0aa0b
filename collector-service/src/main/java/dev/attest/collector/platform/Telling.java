package dev.attest.collector.platform;

import dev.attest.events.Event;
import dev.attest.events.EventEnvelope;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.ReactiveOutbox;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Appends events to the outbox in an import's transaction, in their order.
@ApplicationScoped
public class Telling {

    private static final int AT_ONCE = 500;

    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;

    public Telling(ReactiveOutbox outbox, Envelopes envelopes) {
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    public void tell(SqlConnection connection, List<? extends Event> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            List<EventEnvelope<?>> some = new ArrayList<>();
            events.subList(from, Math.min(from + AT_ONCE, events.size()))
                    .forEach(event -> some.add(envelopes.of(event)));
            outbox.append(connection, some).await().indefinitely();
        }
    }
}
