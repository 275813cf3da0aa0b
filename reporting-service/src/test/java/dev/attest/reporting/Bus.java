package dev.attest.reporting;

import dev.attest.events.Event;
import dev.attest.events.EventCatalogue;
import dev.attest.events.EventEnvelope;
import dev.attest.outbox.CloudEventHeaders;
import dev.attest.outbox.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends events as other services do.
@ApplicationScoped
public class Bus {

    private final String servers;

    Bus(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    public static <E extends Event> EventEnvelope<E> envelope(E event) {
        return new EventEnvelope<>(
                UUID.randomUUID(),
                Instant.parse("2026-11-01T10:00:00Z"),
                EventCatalogue.sourceOf(event),
                event);
    }

    public void send(List<? extends EventEnvelope<?>> envelopes) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            envelopes.forEach(envelope -> producer.send(message(envelope)));
        }
    }

    public void sendRaw(String topic, String key, Map<String, String> headers, byte[] payload) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, key, payload);
            headers.forEach((name, value) -> header(message, name, value));
            producer.send(message);
        }
    }

    private static ProducerRecord<String, byte[]> message(EventEnvelope<?> envelope) {
        Event event = envelope.data();
        var message =
                new ProducerRecord<>(
                        event.topic(),
                        event.key(),
                        EventJson.write(event).getBytes(StandardCharsets.UTF_8));
        header(message, CloudEventHeaders.ID, envelope.id().toString());
        header(message, CloudEventHeaders.TYPE, EventCatalogue.typeOf(event.getClass()));
        header(message, CloudEventHeaders.SOURCE, envelope.source());
        header(message, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(message, CloudEventHeaders.TIME, envelope.time().toString());
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
