package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.Checkpoints;
import dev.attest.collector.collection.CollectionConfig;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time that a run asks for.
///
/// @param sweep whether it goes far back, as one run a day does
/// @param lost since when nothing was asked for that AWS no longer keeps; null when there is no
///   such time
record Stretch(Instant from, Instant to, boolean sweep, @Nullable Instant lost) {

    private static final Duration SWEEPS = Duration.ofDays(1);

    /// @param now whole seconds
    static Stretch of(Checkpoints.Known known, Instant now, CollectionConfig config) {
        Instant before = known.plannedUntil();
        Instant earliest = now.minus(before == null ? config.reach() : config.kept());
        Instant swept = known.sweptAt();
        boolean sweep = swept == null || !swept.plus(SWEEPS).isAfter(now);
        Instant wanted =
                before == null ? earliest : before.minus(sweep ? config.sweep() : config.overlap());
        return new Stretch(
                wanted.isBefore(earliest) ? earliest : wanted,
                now,
                sweep,
                before != null && before.isBefore(earliest) ? before : null);
    }
}
