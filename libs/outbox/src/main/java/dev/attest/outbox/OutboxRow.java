package dev.attest.outbox;

import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import java.time.Instant;
import java.util.UUID;

/// An event as the outbox keeps it.
///
/// @param data the event as JSON
public record OutboxRow(
        UUID eventId,
        String topic,
        String key,
        String type,
        String source,
        Instant time,
        String data) {

    public static OutboxRow of(EventEnvelope<?> envelope) {
        return new OutboxRow(
                envelope.id(),
                envelope.data().topic(),
                envelope.data().key(),
                EventCatalogue.typeOf(envelope.data().getClass()),
                envelope.source(),
                envelope.time(),
                EventJson.write(envelope.data()));
    }
}
