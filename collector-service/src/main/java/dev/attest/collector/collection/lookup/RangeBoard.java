package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.RangeRows.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Hands out stretches of time. Pages of one query come one after another, so a query that goes on
/// for long gives the older half of what it has left to whoever is free.
final class RangeBoard {

    /// Below this an extra query costs more than it brings: three pages.
    private static final int WORTH_IT = 150;

    /// Cuts a range where it is kept; empty when it has come to its end meanwhile.
    @FunctionalInterface
    interface Cutting {
        Optional<Range> cut(UUID range, Instant last);
    }

    private final Deque<Range> waiting;
    private final List<Chain> active = new ArrayList<>();
    private final Cutting cutting;
    private boolean stopped;

    RangeBoard(List<Range> ranges, Cutting cutting) {
        waiting = new ArrayDeque<>(ranges);
        this.cutting = cutting;
    }

    /// The next stretch to read; waits while there may be one. Empty when everything is read or
    /// somebody called it off.
    synchronized Optional<Chain> next() throws InterruptedException {
        while (!stopped) {
            Range range = waiting.poll();
            if (range == null) {
                range = cut().orElse(null);
            }
            if (range != null) {
                Chain chain = new Chain(range);
                active.add(chain);
                return Optional.of(chain);
            }
            if (active.isEmpty()) {
                return Optional.empty();
            }
            wait();
        }
        return Optional.empty();
    }

    /// @param oldest the time of the oldest event on the page; the cursor when it had none
    /// @return whether the chain has to go on
    synchronized boolean paged(Chain chain, Instant oldest, int count, boolean more) {
        chain.paged(oldest, count, more);
        notifyAll();
        return more && !chain.cursor().isBefore(chain.from());
    }

    synchronized void ended(Chain chain) {
        active.remove(chain);
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    private Optional<Range> cut() {
        Optional<Chain> longest =
                active.stream()
                        .filter(chain -> chain.left() >= WORTH_IT)
                        .max(Comparator.comparingLong(Chain::left));
        return longest.flatMap(this::half);
    }

    private Optional<Range> half(Chain chain) {
        long half = Duration.between(chain.from(), chain.cursor()).toSeconds() / 2;
        Instant last = chain.from().plusSeconds(half);
        if (half == 0 || !last.isBefore(chain.cursor().minusSeconds(1))) {
            return Optional.empty();
        }
        Optional<Range> older = cutting.cut(chain.range(), last);
        older.ifPresent(_ -> chain.cutAt(last.plusSeconds(1)));
        return older;
    }
}
