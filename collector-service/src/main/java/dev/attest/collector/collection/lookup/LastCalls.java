package dev.attest.collector.collection.lookup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/// Keeps any third call of this process a whole second behind the first, even when a thread got its
/// turn late: turns are dealt evenly, but threads wake up as they like.
final class LastCalls {

    /// How a thread waits; it may wake up at any time.
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private final long pair;
    private final LongSupplier nanos;
    private final Sleeper sleeper;

    /// When those calls went out that count and may stand in the way of another: two at most.
    private final Deque<Long> counted = new ArrayDeque<>();

    /// @param pair how long two calls stand in the way of a third
    /// @param nanos the time, as [System#nanoTime] tells it
    LastCalls(Duration pair, LongSupplier nanos, Sleeper sleeper) {
        this.pair = pair.toNanos();
        this.nanos = nanos;
        this.sleeper = sleeper;
    }

    /// Waits until a call may go out, and counts it.
    ///
    /// @return when it went out
    synchronized long await() throws InterruptedException {
        while (counted.size() == 2) {
            long wait = counted.getFirst() + pair - nanos.getAsLong();
            if (wait <= 0) {
                counted.removeFirst();
            } else {
                sleeper.sleep(Duration.ofNanos(wait));
            }
        }
        long now = nanos.getAsLong();
        counted.addLast(now);
        return now;
    }

    /// A call did not count. Others may have gone out since.
    ///
    /// @param call when it went out
    synchronized void refused(long call) {
        counted.removeFirstOccurrence(call);
    }
}
