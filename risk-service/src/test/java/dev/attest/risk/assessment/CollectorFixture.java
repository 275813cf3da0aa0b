package dev.attest.risk.assessment;

import dev.attest.events.Event;
import dev.attest.events.EventEnvelope;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/// Plays the collector: its events take the whole way through the broker.
@ApplicationScoped
class CollectorFixture {

    private final Outbox outbox;
    private final Envelopes envelopes;

    CollectorFixture(Outbox outbox, Envelopes envelopes) {
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    void tells(Event... events) {
        send(Arrays.stream(events).<EventEnvelope<?>>map(envelopes::of).toList());
    }

    void send(List<EventEnvelope<?>> events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(events));
    }
}
