package dev.attest.traildigest;

import java.time.Instant;

/// The logs that were delivered for one account and region within an hour.
///
/// @param verified as delivered, by all digests that name them
/// @param unsigned how many of those are named only by digests without a signature that holds
/// @param missing named by a digest, and not there
/// @param altered not as delivered
/// @param extra named by no digest
/// @param untold of a time that no digest tells of, or not yet
public record HourOfLogs(
        String account,
        String region,
        Instant hour,
        int verified,
        int unsigned,
        int missing,
        int altered,
        int extra,
        int untold) {

    /// Whether every log is there, and as delivered.
    public boolean whole() {
        return missing + altered + extra + untold == 0;
    }
}
