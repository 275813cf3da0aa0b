package dev.attest.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real Kafka broker in the test's JVM, with empty topics for every application start.
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable KafkaBroker broker;

    @Override
    public Map<String, String> start() {
        KafkaBroker started = KafkaBroker.start();
        broker = started;
        // The broker shares the log of the application under test; its routine says nothing here.
        return Map.of(
                "kafka.bootstrap.servers", started.bootstrapServers(),
                "quarkus.log.category.\"org.apache.kafka\".level", "WARN",
                "quarkus.log.category.\"kafka\".level", "WARN",
                "quarkus.log.category.\"state.change.logger\".level", "WARN");
    }

    @Override
    public void stop() {
        KafkaBroker running = broker;
        if (running != null) {
            running.close();
            broker = null;
        }
    }
}
