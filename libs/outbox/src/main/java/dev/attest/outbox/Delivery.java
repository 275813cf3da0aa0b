package dev.attest.outbox;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// One record as the broker delivered it.
///
/// @param headers by lower-case name; of several with one name the last
public record Delivery(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte[] payload) {

    public Delivery {
        headers = Map.copyOf(headers);
    }

    public static Delivery of(ConsumerRecord<String, byte[]> record) {
        byte[] payload = record.value();
        return new Delivery(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                headers(record),
                payload == null ? new byte[0] : payload);
    }

    /// The record behind a message of the Kafka connector.
    public static Delivery of(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata =
                message.getMetadata(IncomingKafkaRecordMetadata.class)
                        .orElseThrow(
                                () -> new IllegalArgumentException("not a message from Kafka"));
        ConsumerRecord<?, ?> record = metadata.getRecord();
        byte[] payload = message.getPayload();
        return new Delivery(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? null : record.key().toString(),
                headers(record),
                payload == null ? new byte[0] : payload);
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new TreeMap<String, String>();
        record.headers()
                .forEach(header -> {
                    byte[] value = header.value();
                    headers.put(
                            header.key().toLowerCase(java.util.Locale.ROOT),
                            value == null ? "" : new String(value, StandardCharsets.UTF_8));
                });
        return headers;
    }
}
