package dev.attest.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Publishes to Kafka as CloudEvents in binary mode. The record's key is the event's, so that one
/// subject keeps its order.
@ApplicationScoped
public class KafkaEventPublisher implements EventPublisher {

    private static final String SCHEMAS = "https://attest.dev/schemas/";
    private static final String TYPE_PREFIX = "dev.attest.";

    /// More than key and headers of a record take.
    static final int HEADERS = 100_000;

    private final Map<String, Object> broker;
    private final Duration timeout;
    private @Nullable Producer<String, byte[]> producer;

    public KafkaEventPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> broker, OutboxConfig config) {
        this.broker = Map.copyOf(broker);
        this.timeout = config.relay().timeout();
    }

    @Override
    public void publish(List<PendingEvent> events, Duration within) {
        Producer<String, byte[]> open = open();
        try {
            var acknowledged = new ArrayList<Future<?>>(events.size());
            events.forEach(event -> acknowledged.add(open.send(record(event.row()))));
            long deadline = System.nanoTime() + within.toNanos();
            for (Future<?> future : acknowledged) {
                future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed("the broker did not take the events", e);
        }
    }

    @PreDestroy
    void close() {
        reset();
    }

    // Whatever is still under way must not arrive after a later attempt: a new producer starts
    // over.
    private PublishFailure failed(String why, Exception e) {
        reset();
        return new PublishFailure(why + ": " + e.getMessage(), e);
    }

    private synchronized Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open =
                    new KafkaProducer<>(
                            settings(), new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private synchronized void reset() {
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private Map<String, Object> settings() {
        int millis = Math.toIntExact(timeout.toMillis());
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, OutboxRow.MOST_BYTES + HEADERS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        // An expired batch could be overtaken by the next one of the same key; giving up is for
        // the one who waits, and closes this producer.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return settings;
    }

    static ProducerRecord<String, byte[]> record(OutboxRow row) {
        var record = new ProducerRecord<>(row.topic(), row.key(), row.data().getBytes(UTF_8));
        Headers headers = record.headers();
        add(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        add(headers, CloudEventHeaders.ID, row.eventId().toString());
        add(headers, CloudEventHeaders.TYPE, row.type());
        add(headers, CloudEventHeaders.SOURCE, row.source());
        add(headers, CloudEventHeaders.TIME, row.time().toString());
        add(headers, CloudEventHeaders.SUBJECT, row.key());
        add(headers, CloudEventHeaders.DATA_SCHEMA, schema(row.type()));
        add(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
        return record;
    }

    private static String schema(String type) {
        String name = type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
        return SCHEMAS + name + ".json";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
