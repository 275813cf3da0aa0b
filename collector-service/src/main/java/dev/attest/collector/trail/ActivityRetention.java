package dev.attest.collector.trail;

import dev.attest.collector.platform.Retention;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// How long activity is kept. Made at the start, so that a setting that makes no sense is refused.
@Startup
@ApplicationScoped
class ActivityRetention {

    private final Retention retention;

    @Inject
    ActivityRetention(TrailConfig config, Clock clock) {
        this(config.retention(), clock);
    }

    ActivityRetention(Optional<Duration> kept, Clock clock) {
        retention = new Retention("attest.trail.retention", kept, clock);
    }

    /// The first day (UTC) that is kept; empty when all are.
    Optional<LocalDate> firstDay() {
        return retention.firstDay();
    }
}
