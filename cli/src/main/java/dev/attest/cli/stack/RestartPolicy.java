package dev.attest.cli.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// A part that dies comes back after a growing pause, but not for ever: what dies again and again
/// needs a person.
final class RestartPolicy {
    static final int LIMIT = 3;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Clock clock;
    private final Deque<Instant> deaths = new ArrayDeque<>();

    RestartPolicy(Clock clock) {
        this.clock = clock;
    }

    /// How long to wait before starting it again; empty when it is enough.
    Optional<Duration> afterDeath() {
        Instant now = clock.instant();
        deaths.addLast(now);
        while (deaths.getFirst().isBefore(now.minus(WINDOW))) {
            deaths.removeFirst();
        }
        if (deaths.size() > LIMIT) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(1L << (deaths.size() - 1)));
    }

    void forget() {
        deaths.clear();
    }
}
