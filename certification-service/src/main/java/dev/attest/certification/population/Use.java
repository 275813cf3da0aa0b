package dev.attest.certification.population;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an access was last used.
///
/// @param at null when never used or unknown
/// @param known false when no source tells
record Use(@Nullable Instant at, boolean known) {
    static final Use UNKNOWN = new Use(null, false);

    /// Use seen anywhere is known use; silence is known only where every part is known.
    Use and(Use other) {
        if (at == null && other.at == null) {
            return new Use(null, known && other.known);
        }
        return new Use(later(at, other.at), true);
    }

    /// Knows silence too, when `silence` says that somebody listened.
    Use orSilent(boolean silence) {
        return new Use(at, known || silence);
    }

    static Use seen(@Nullable Instant at, boolean knownIfSilent) {
        return new Use(at, at != null || knownIfSilent);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
