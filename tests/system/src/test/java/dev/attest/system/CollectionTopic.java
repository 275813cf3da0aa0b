package dev.attest.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What the replicas of the collector say to each other of their work: a message that a relay
/// published again, because it was killed before it could note that it had, is read once, as their
/// consumers do.
///
/// @param broker its address
record CollectionTopic(String broker) {

    private static final String NAME = "attest.collection";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The pieces of work that were asked for, as often as they were.
    List<JsonNode> requested() {
        return read().stream().filter(event -> event.has("requestedBy")).toList();
    }

    /// The pieces of work that came to an end, as often as that was said.
    List<JsonNode> finished() {
        return read().stream().filter(event -> event.has("finishedAt")).toList();
    }

    private List<JsonNode> read() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker, "enable.auto.commit", false);
        Map<String, JsonNode> events = new LinkedHashMap<>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(NAME).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> events.putIfAbsent(id(message), json(message.value())));
            }
        }
        return List.copyOf(events.values());
    }

    private static String id(ConsumerRecord<String, String> message) {
        byte[] id = message.headers().lastHeader("ce_id").value();
        return new String(id, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
