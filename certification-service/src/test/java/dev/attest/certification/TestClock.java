package dev.attest.certification;

import dev.attest.testsupport.MutableClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// The clock of the service under test; the engine's follows it.
@ApplicationScoped
public class TestClock {
    public static final Instant START = Instant.parse("2026-10-05T08:00:00Z");

    private static final MutableClock CLOCK = new MutableClock(START);

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Clock clock() {
        return CLOCK;
    }

    public static MutableClock get() {
        return CLOCK;
    }
}
