package dev.attest.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attest.events.Event;
import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads CloudEvents in binary mode. Never throws: what cannot be read is `Broken`, with the
/// reason.
public final class EventDecoder {

    private static final String SPEC_VERSION = "1.0";

    private EventDecoder() {}

    public static Decoded decode(Delivery delivery) {
        return decode(delivery.key(), delivery.headers(), delivery.payload());
    }

    /// @param key the record's key; must be the key of the event
    /// @param headers by lower-case name
    public static Decoded decode(
            @Nullable String key, Map<String, String> headers, byte[] payload) {
        String type = headers.get(CloudEventHeaders.TYPE);
        if (type == null) {
            return new Decoded.Broken("the header ce_type is missing");
        }
        Optional<Class<? extends Event>> known = EventCatalogue.byType(type);
        return known.isEmpty()
                ? new Decoded.Foreign(type)
                : known(key, headers, payload, known.get());
    }

    private static Decoded known(
            @Nullable String key,
            Map<String, String> headers,
            byte[] payload,
            Class<? extends Event> type) {
        try {
            String version = required(headers, CloudEventHeaders.SPEC_VERSION);
            if (!version.equals(SPEC_VERSION)) {
                return new Decoded.Broken("ce_specversion is '" + version + "', must be 1.0");
            }
            UUID id = UUID.fromString(required(headers, CloudEventHeaders.ID));
            Instant time = Instant.parse(required(headers, CloudEventHeaders.TIME));
            String source = required(headers, CloudEventHeaders.SOURCE);
            Event event = EventJson.read(payload, type);
            return Objects.equals(key, event.key())
                    ? new Decoded.Known(new EventEnvelope<>(id, time, source, event))
                    : new Decoded.Broken(
                            "the record's key is '" + key + "', the event's '" + event.key() + "'");
        } catch (DateTimeParseException e) {
            return new Decoded.Broken("ce_time is '" + e.getParsedString() + "', not an instant");
        } catch (JsonProcessingException e) {
            return new Decoded.Broken(
                    "not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new Decoded.Broken(String.valueOf(e.getMessage()));
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return value;
    }
}
