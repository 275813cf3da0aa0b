package dev.attest.outbox;

import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import dev.attest.rest.ProblemException;
import java.nio.charset.StandardCharsets;
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

    /// The broker takes no larger ones. A larger event must not be kept either: it would hold up
    /// all that come after it.
    static final int MOST_BYTES = 16_000_000;

    /// Of a `char` in UTF-8.
    private static final int MOST_BYTES_A_CHARACTER = 3;

    /// @throws ProblemException 422 when the event is too large for the broker
    public static OutboxRow of(EventEnvelope<?> envelope) {
        var row = unchecked(envelope);
        if (row.data().length() > MOST_BYTES / MOST_BYTES_A_CHARACTER) {
            requireFits(row);
        }
        return row;
    }

    private static void requireFits(OutboxRow row) {
        int bytes = row.data().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw ProblemException.unprocessable(
                    "event-too-large",
                    "What is to be told of %s as %s has %,d bytes; an event carries at most %,d."
                            .formatted(row.key(), row.type(), bytes, MOST_BYTES));
        }
    }

    private static OutboxRow unchecked(EventEnvelope<?> envelope) {
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
