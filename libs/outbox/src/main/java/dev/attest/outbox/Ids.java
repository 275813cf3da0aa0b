package dev.attest.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// Ids that sort by time (UUID version 7): the order of creation is the order of the index. Within
/// one process they strictly increase.
@ApplicationScoped
public class Ids {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    // Milliseconds and, below them, the counter of ids within the millisecond.
    private long last;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long ticks = tick();
        long millis = ticks >>> COUNTER_BITS;
        long high = (millis << 16) | VERSION | (ticks & COUNTER_MASK);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }

    private synchronized long tick() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        return last;
    }
}
