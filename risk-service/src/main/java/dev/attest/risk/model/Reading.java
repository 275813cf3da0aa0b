package dev.attest.risk.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one factor found.
///
/// @param known how bad what is known is, 0 to below 1
/// @param worst how bad it would be if everything unknown were bad; at least known
/// @param explanation one sentence; null when nothing is found
/// @param missing one sentence about what could not be read; null when everything could
/// @param changesAt when time alone changes the reading; null when it does not
record Reading(
        double known,
        double worst,
        @Nullable String explanation,
        @Nullable String missing,
        @Nullable Instant changesAt) {

    static final Reading NOTHING = new Reading(0, 0, null, null, null);

    Reading {
        if (known < 0 || worst < known || worst >= 1) {
            throw new IllegalArgumentException("known " + known + ", worst " + worst);
        }
    }
}
