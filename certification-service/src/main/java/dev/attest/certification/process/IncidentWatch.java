package dev.attest.certification.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.camunda.bpm.engine.RuntimeService;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Shows how many steps of processes gave up and wait for somebody: as the metric
/// `attest.process.incidents`, in the log when there are more, and in the health payload, where it
/// fails nothing.
@ApplicationScoped
public class IncidentWatch {
    private static final Logger LOG = Logger.getLogger(IncidentWatch.class);
    private static final long UNKNOWN = -1;

    private final RuntimeService runtime;
    private final MeterRegistry metrics;
    private volatile long open = UNKNOWN;

    public IncidentWatch(RuntimeService runtime, MeterRegistry metrics) {
        this.runtime = runtime;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent starting) {
        Gauge.builder(
                        "attest.process.incidents",
                        () -> open == UNKNOWN ? Double.NaN : (double) open)
                .description("Steps of processes that gave up, at the last look")
                .register(metrics);
    }

    @Scheduled(
            every = "{attest.certification.engine.incident-look}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long now = runtime.createIncidentQuery().count();
        if (now > Math.max(0, open)) {
            LOG.errorf(
                    "%d steps of processes gave up after every retry; nothing goes on there", now);
        }
        open = now;
    }

    /// As of the last look; empty before the first.
    OptionalLong open() {
        return open == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(open);
    }

    /// Always up: reviews go on where no timer gave up.
    @Readiness
    @Singleton
    static final class Health implements HealthCheck {
        private final IncidentWatch watch;

        Health(IncidentWatch watch) {
            this.watch = watch;
        }

        @Override
        public HealthCheckResponse call() {
            var open = watch.open();
            var response = HealthCheckResponse.named("process incidents").up();
            return open.isPresent()
                    ? response.withData("incidents", open.getAsLong()).build()
                    : response.withData("incidents", "not counted yet").build();
        }
    }
}
