package dev.attest.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real Kafka broker in the test's JVM, with empty topics for every application start.
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable AutoCloseable broker;

    @Override
    public Map<String, String> start() {
        Map.Entry<?, ?> started = Outside.call(KafkaBroker.class, "start", Map.Entry.class);
        broker = (AutoCloseable) started.getValue();
        // The broker shares the log of the application under test; its routine says nothing here.
        return Map.of(
                "kafka.bootstrap.servers", String.valueOf(started.getKey()),
                "quarkus.log.category.\"org.apache.kafka\".level", "WARN",
                "quarkus.log.category.\"kafka\".level", "WARN",
                "quarkus.log.category.\"state.change.logger\".level", "WARN");
    }

    @Override
    public void stop() {
        AutoCloseable running = broker;
        if (running == null) {
            return;
        }
        broker = null;
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not end", e);
        }
    }
}
