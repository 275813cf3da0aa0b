package dev.attest.collector.collection.lookup;

import java.time.Duration;

/// Keeps any third call of this process a whole second behind the first, even when a thread got its
/// turn late: turns are dealt evenly, but threads wake up as they like.
final class LastCalls {

    private final long pair;
    private long last;
    private long beforeLast;

    LastCalls(Duration pair) {
        this.pair = pair.toNanos();
        last = System.nanoTime() - this.pair;
        beforeLast = last;
    }

    synchronized void await() throws InterruptedException {
        long wait = beforeLast + pair - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
        beforeLast = last;
        last = System.nanoTime();
    }
}
