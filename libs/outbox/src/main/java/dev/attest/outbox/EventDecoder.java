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
        return decode(delivery.topic(), delivery.key(), delivery.headers(), delivery.payload());
    }

    /// @param topic where the record was; must be the topic of the event, or repeat it
    /// @param key the record's key; must be the key of the event
    /// @param headers by lower-case name
    public static Decoded decode(
            String topic, @Nullable String key, Map<String, String> headers, byte[] payload) {
        String type = headers.get(CloudEventHeaders.TYPE);
        if (type == null) {
            return new Decoded.Broken("the header ce_type is missing");
        }
        Optional<Class<? extends Event>> known = EventCatalogue.byType(type);
        return known.isEmpty()
                ? new Decoded.Foreign(type)
                : known(topic, key, headers, payload, known.get());
    }

    private static Decoded known(
            String topic,
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
            return misplaced(topic, key, source, event)
                    .<Decoded>map(Decoded.Broken::new)
                    .orElseGet(
                            () -> new Decoded.Known(new EventEnvelope<>(id, time, source, event)));
        } catch (DateTimeParseException e) {
            return new Decoded.Broken("ce_time is '" + e.getParsedString() + "', not an instant");
        } catch (JsonProcessingException e) {
            return new Decoded.Broken(
                    "not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new Decoded.Broken(String.valueOf(e.getMessage()));
        }
    }

    /// Why the event may not stand where it stands. The broker lets a service write only to the
    /// topics it owns, which helps only if nothing of another topic is believed there.
    private static Optional<String> misplaced(
            String topic, @Nullable String key, String source, Event event) {
        String owner = EventCatalogue.sourceOf(event);
        if (!ReplayTopics.repeated(topic).equals(event.topic())) {
            return Optional.of(
                    "the record's topic is '" + topic + "', the event's '" + event.topic() + "'");
        }
        if (!source.equals(owner)) {
            return Optional.of("ce_source is '" + source + "', must be '" + owner + "'");
        }
        return Objects.equals(key, event.key())
                ? Optional.empty()
                : Optional.of(
                        "the record's key is '" + key + "', the event's '" + event.key() + "'");
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return value;
    }
}
