package dev.attest.certification;

import dev.attest.testsupport.MutableClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The clock of the service under test; the engine's follows it.
@ApplicationScoped
public class TestClock {
    public static final Instant START = Instant.parse("2026-10-05T08:00:00Z");

    private static final MutableClock CLOCK = new MutableClock(START);
    private static final List<Runnable> WATCHERS = new CopyOnWriteArrayList<>();

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Clock clock() {
        return new Watched();
    }

    /// Runs this whenever the service asks for the time, on its thread, until it is closed.
    public static Watch watch(Runnable watcher) {
        WATCHERS.add(watcher);
        return () -> WATCHERS.remove(watcher);
    }

    public static MutableClock get() {
        return CLOCK;
    }

    /// Ends the watching.
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Watched extends Clock {
        @Override
        public Instant instant() {
            WATCHERS.forEach(Runnable::run);
            return CLOCK.instant();
        }

        @Override
        public ZoneId getZone() {
            return CLOCK.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return CLOCK.withZone(zone);
        }
    }
}
