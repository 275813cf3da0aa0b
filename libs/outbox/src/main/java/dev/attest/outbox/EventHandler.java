package dev.attest.outbox;

import dev.attest.events.EventEnvelope;

/// What a blocking consumer does with an event, inside the transaction that claims it.
@FunctionalInterface
public interface EventHandler {
    void handle(EventEnvelope<?> event);
}
