package dev.attest.iamaudit.check;

import java.time.Instant;

/// The time whose events count.
///
/// @param from inclusive, like `until`
record EventWindow(Instant from, Instant until) {

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(until);
    }

    /// Such as `from 2026-01-01T00:00:00Z to 2026-01-02T00:00:00Z`.
    String text() {
        return "from " + from + " to " + until;
    }
}
