package dev.attest.risk.model;

import java.time.Instant;

/// The time in which everything done in a principal's accounts is known, without a gap.
///
/// @param until exclusive: later nobody knows, until more is read
public record Watch(Instant since, Instant until) {

    public Watch {
        if (!since.isBefore(until)) {
            throw new IllegalArgumentException("since " + since + ", until " + until);
        }
    }

    boolean covers(Instant from, Instant to) {
        return !since.isAfter(from) && to.isBefore(until);
    }
}
