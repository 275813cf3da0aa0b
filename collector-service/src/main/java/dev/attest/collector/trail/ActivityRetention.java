package dev.attest.collector.trail;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// How long activity is kept. Made at the start, so that a setting that makes no sense is refused.
@Startup
@ApplicationScoped
class ActivityRetention {

    private static final Duration LEAST = Duration.ofDays(1);

    private final Optional<Duration> kept;
    private final Clock clock;

    @Inject
    ActivityRetention(TrailConfig config, Clock clock) {
        this(config.retention(), clock);
    }

    ActivityRetention(Optional<Duration> kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
        kept.filter(time -> time.compareTo(LEAST) < 0)
                .ifPresent(time -> {
                    throw new IllegalArgumentException(
                            "attest.trail.retention is shorter than a day: " + time);
                });
    }

    /// The first day (UTC) that is kept; empty when all are.
    Optional<LocalDate> firstDay() {
        return kept.map(time -> clock.instant().minus(time).atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
