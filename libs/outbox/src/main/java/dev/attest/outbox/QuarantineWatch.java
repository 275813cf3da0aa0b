package dev.attest.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Shows how many quarantined messages wait for somebody: as the metric
/// `attest.inbox.quarantine.messages` and in the health payload, where it fails nothing.
@ApplicationScoped
public class QuarantineWatch {

    private static final long UNKNOWN = -1;

    private final Quarantine quarantine;
    private final MeterRegistry metrics;
    private volatile long waiting = UNKNOWN;

    public QuarantineWatch(Quarantine quarantine, MeterRegistry metrics) {
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    void register() {
        Gauge.builder(
                        "attest.inbox.quarantine.messages",
                        () -> waiting == UNKNOWN ? Double.NaN : (double) waiting)
                .description("Quarantined messages that nobody has replayed, at the last look")
                .register(metrics);
    }

    /// Counts; blocking.
    void look() {
        waiting = quarantine.count();
    }

    /// As of the last look; empty before the first.
    OptionalLong waiting() {
        return waiting == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(waiting);
    }

    /// Always up: a message that waits is no reason to take a service away from its callers.
    @Readiness
    @Singleton
    static final class Health implements HealthCheck {

        private final QuarantineWatch watch;

        Health(QuarantineWatch watch) {
            this.watch = watch;
        }

        @Override
        public HealthCheckResponse call() {
            OptionalLong waiting = watch.waiting();
            var response = HealthCheckResponse.named("inbox quarantine").up();
            return waiting.isPresent()
                    ? response.withData("messages", waiting.getAsLong()).build()
                    : response.withData("messages", "not counted yet").build();
        }
    }
}
