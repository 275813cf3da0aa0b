package dev.attest.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    @Test
    void shouldWriteTheAttributesAsHeadersAndTheEventAsValue() {
        // Given
        EventEnvelope<?> event = EventFixture.account("111122223333", "payments-prod");

        // When
        ProducerRecord<String, byte[]> record = KafkaEventPublisher.record(OutboxRow.of(event));

        // Then
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "ce_id", event.id().toString(),
                                "ce_type", "dev.attest.AccountObserved.v1",
                                "ce_source", "/collector",
                                "ce_specversion", "1.0",
                                "ce_time", "2026-03-01T10:00:00.123456Z",
                                "ce_subject", "111122223333",
                                "ce_dataschema",
                                        "https://attest.dev/schemas/AccountObserved.v1.json",
                                "content-type", "application/json"));
        assertThat(record.topic()).isEqualTo("attest.inventory");
        assertThat(record.key()).isEqualTo("111122223333");
        assertThat(new String(record.value(), UTF_8))
                .contains("\"name\":\"payments-prod\"", "\"ownerEmail\":null");
    }
}
