package dev.attest.collector.collection.lookup;

import java.time.Duration;

/// Keeps any third call of this process a whole second behind the first, even when a thread got its
/// turn late: turns are dealt evenly, but threads wake up as they like.
final class LastCalls {

    private final long pair;
    private long last;
    private long second;
    private long third;

    /// @param pair how long two calls stand in the way of a third
    LastCalls(Duration pair) {
        this.pair = pair.toNanos();
        last = System.nanoTime() - this.pair;
        second = last;
        third = last;
    }

    synchronized void await() throws InterruptedException {
        long wait = second + pair - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
        third = second;
        second = last;
        last = System.nanoTime();
    }

    /// The newest call did not count.
    synchronized void refused() {
        last = second;
        second = third;
    }
}
