package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.certification.TestClock;
import dev.attest.certification.World;
import dev.attest.outbox.Ids;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A timer that fails is tried again for a while; when it gives up, it is seen.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class IncidentWatchTest {
    @Inject World world;
    @Inject Ids ids;
    @Inject RuntimeService runtime;
    @Inject ManagementService management;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeEach
    void empty() {
        world.reset();
    }

    @Test
    void shouldTryAFailedTimerAgainMinutesLater() {
        // Given
        var deadline = deadlineOfNoPackage();
        // When
        assertThatThrownBy(() -> management.executeJob(deadline.getId()))
                .hasMessageContaining("there is no package");
        // Then
        var failed = management.createJobQuery().jobId(deadline.getId()).singleResult();
        assertThat(failed.getRetries()).isEqualTo(9);
        assertThat(failed.getDuedate())
                .isEqualTo(Date.from(TestClock.START.plus(Duration.ofMinutes(5))));
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    void shouldShowWhatGaveUpWithoutFailing() {
        // Given
        var watch = watch();
        management.setJobRetries(deadlineOfNoPackage().getId(), 0);
        // When
        watch.look();
        // Then
        var health = new IncidentWatch.Health(watch).call();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getData()).contains(Map.of("incidents", 1L));
        assertThat(metrics.get("attest.process.incidents").gauge().value()).isEqualTo(1);
    }

    @Test
    void shouldNotCallZeroWhatIsNotCountedYet() {
        // When
        var health = new IncidentWatch.Health(watch()).call();
        // Then
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getData()).contains(Map.of("incidents", "not counted yet"));
        assertThat(metrics.get("attest.process.incidents").gauge().value()).isNaN();
    }

    private IncidentWatch watch() {
        var watch = new IncidentWatch(runtime, metrics);
        watch.register(new StartupEvent());
        return watch;
    }

    /// The timer of a package that is not stored: it fails whenever it fires.
    private Job deadlineOfNoPackage() {
        var instance =
                runtime.startProcessInstanceByKey(
                        ReviewEngine.PROCESS,
                        ids.next().toString(),
                        Map.of(
                                Variables.REVIEWER_ID,
                                "maria",
                                Variables.OPENED_AT,
                                date(TestClock.START),
                                Variables.DUE_AT,
                                date(TestClock.START.plus(Duration.ofDays(14))),
                                Variables.UNDECIDED,
                                1,
                                Variables.TOP_RISK,
                                "LOW",
                                Variables.ESCALATION_LEVEL,
                                0));
        return management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId("package-due")
                .singleResult();
    }

    private static Date date(Instant at) {
        return Date.from(at);
    }
}
