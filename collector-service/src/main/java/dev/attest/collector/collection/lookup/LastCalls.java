package dev.attest.collector.collection.lookup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps any third call of this process a whole second behind the first, even when a thread got its
/// turn late: turns are dealt evenly, but threads wake up as they like.
final class LastCalls {

    private static final int ALLOWED = 2;

    private final long pair;
    private final Deque<Long> newestFirst = new ArrayDeque<>();

    /// @param pair how long two calls stand in the way of a third
    LastCalls(Duration pair) {
        this.pair = pair.toNanos();
    }

    synchronized void await() throws InterruptedException {
        if (newestFirst.size() >= ALLOWED) {
            long last = newestFirst.removeFirst();
            long wait = newestFirst.getFirst() + pair - System.nanoTime();
            newestFirst.addFirst(last);
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
        }
        newestFirst.addFirst(System.nanoTime());
        if (newestFirst.size() > ALLOWED + 1) {
            newestFirst.removeLast();
        }
    }

    /// The newest call did not count.
    synchronized void refused() {
        newestFirst.pollFirst();
    }
}
