package dev.attest.risk.assessment;

import dev.attest.events.Event;
import dev.attest.events.EventEnvelope;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.Ids;
import dev.attest.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/// Plays the collector: its events take the whole way through the broker.
@ApplicationScoped
class CollectorFixture {

    private final Outbox outbox;
    private final Envelopes envelopes;

    CollectorFixture(Outbox outbox, Ids ids, Clock clock) {
        this.outbox = outbox;
        this.envelopes = new Envelopes(ids, clock, "collector");
    }

    void tells(Event... events) {
        send(Arrays.stream(events).<EventEnvelope<?>>map(envelopes::of).toList());
    }

    <E extends Event> EventEnvelope<E> envelope(E event) {
        return envelopes.of(event);
    }

    void send(List<EventEnvelope<?>> events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(events));
    }
}
