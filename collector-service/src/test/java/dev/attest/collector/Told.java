package dev.attest.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/// What the collector tells of the inventory, as a bystander on the bus reads it.
public final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /// Everything up to and with a snapshot, which an account is told last.
    public static List<JsonNode> untilSnapshot(String broker, String snapshotId) {
        return until(broker, event -> isSnapshot(event, snapshotId));
    }

    /// Everything up to an event.
    public static List<JsonNode> until(String broker, Predicate<JsonNode> last) {
        Properties config = new Properties();
        config.put("bootstrap.servers", broker);
        config.put("group.id", "bystander-" + UUID.randomUUID());
        config.put("auto.offset.reset", "earliest");
        List<JsonNode> events = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("attest.inventory"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(r -> events.add(json(r.value())));
                        return events.stream().anyMatch(last);
                    });
        }
        return events;
    }

    private static boolean isSnapshot(JsonNode event, String id) {
        return event.has("evidenceSha256") && event.path("snapshotId").asText().equals(id);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
