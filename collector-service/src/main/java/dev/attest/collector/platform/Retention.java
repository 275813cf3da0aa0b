package dev.attest.collector.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// How long whole days (UTC) are kept.
public final class Retention {

    private static final Duration LEAST = Duration.ofDays(1);

    private final Optional<Duration> kept;
    private final Clock clock;

    /// @param setting that says how long, such as `attest.trail.retention`
    /// @param kept empty for all time
    /// @throws IllegalArgumentException when days would go on the day they came
    public Retention(String setting, Optional<Duration> kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
        kept.filter(time -> time.compareTo(LEAST) < 0)
                .ifPresent(time -> {
                    throw new IllegalArgumentException(setting + " is shorter than a day: " + time);
                });
    }

    /// The first day that is kept; empty when all are.
    public Optional<LocalDate> firstDay() {
        return kept.map(time -> clock.instant().minus(time).atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
