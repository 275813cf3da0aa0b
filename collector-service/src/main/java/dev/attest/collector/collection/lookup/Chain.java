package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.RangeRows.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// One query that is paged from the end of its range to the beginning. The board guards what
/// changes.
final class Chain {

    private static final long DIVISIBLE = 4;

    private final UUID range;
    private final Instant to;
    private volatile Instant from;
    private volatile Instant cursor;
    private long events;
    private boolean more;

    Chain(Range range) {
        this.range = range.id();
        from = range.from();
        to = range.to();
        cursor = range.to();
    }

    UUID range() {
        return range;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    /// The oldest event that was read, or the end of the range.
    Instant cursor() {
        return cursor;
    }

    void paged(Instant oldest, int count, boolean goesOn) {
        cursor = oldest.isBefore(cursor) ? oldest : cursor;
        events += count;
        more = goesOn;
    }

    void cutAt(Instant first) {
        from = first;
    }

    /// How many events are probably left, if they lie as densely as those that were read; none
    /// where there is nothing to divide.
    long left() {
        long read = Duration.between(cursor, to).toSeconds();
        long ahead = Duration.between(from, cursor).toSeconds();
        return !more || read <= 0 || ahead < DIVISIBLE ? 0 : events * ahead / read;
    }
}
