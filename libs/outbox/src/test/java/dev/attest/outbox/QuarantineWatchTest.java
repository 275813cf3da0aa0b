package dev.attest.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.PostgresResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
class QuarantineWatchTest {

    @Inject Quarantine quarantine;
    @Inject Store store;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeEach
    void clear() {
        store.clear();
    }

    @Test
    void shouldShowHowManyMessagesWaitWithoutFailing() {
        // Given
        QuarantineWatch watch = watch();
        keep(1);
        keep(2);

        // When
        watch.look();

        // Then
        HealthCheckResponse health = new QuarantineWatch.Health(watch).call();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getData()).contains(Map.of("messages", 2L));
        assertThat(metrics.get("attest.inbox.quarantine.messages").gauge().value()).isEqualTo(2);
    }

    @Test
    void shouldNotCallZeroWhatIsNotCountedYet() {
        // Given
        QuarantineWatch watch = watch();

        // When
        HealthCheckResponse health = new QuarantineWatch.Health(watch).call();

        // Then
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getData()).contains(Map.of("messages", "not counted yet"));
        assertThat(metrics.get("attest.inbox.quarantine.messages").gauge().value()).isNaN();
    }

    private QuarantineWatch watch() {
        var watch = new QuarantineWatch(quarantine, metrics);
        watch.register();
        return watch;
    }

    private void keep(long offset) {
        var delivery = new Delivery("attest.inventory", 0, offset, null, Map.of(), new byte[0]);
        quarantine.keep("tests", delivery, "cannot be read");
    }
}
