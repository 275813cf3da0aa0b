package dev.attest.collector.platform;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: twice as long each time, and by chance less, so that many
/// who failed together do not come back together.
public final class Backoff {

    private final long first;
    private final long longest;
    private final RandomGenerator chance;

    /// @param first how long after the first failure, at most
    /// @param longest however often it failed
    public Backoff(Duration first, Duration longest, RandomGenerator chance) {
        this.first = first.toMillis();
        this.longest = longest.toMillis();
        this.chance = chance;
    }

    /// @param attempt how many attempts failed, from 1
    public Duration after(int attempt) {
        long most = Math.min(longest, first << Math.min(attempt - 1, 20));
        return Duration.ofMillis(most / 2 + chance.nextLong(most / 2 + 1));
    }
}
