package dev.attest.traildigest;

import java.util.List;

/// What there is of CloudTrail's files against what there was.
///
/// @param chains by account, region and trail
/// @param digests by chain, in the order of their time
/// @param hours by account, region and hour
/// @param findings by account, region, hour and file; none when all is as it was delivered, as far
///   as the digests tell
public record Reconciliation(
        List<Chain> chains,
        List<CheckedDigest> digests,
        List<HourOfLogs> hours,
        List<TrailFinding> findings) {

    public Reconciliation {
        chains = List.copyOf(chains);
        digests = List.copyOf(digests);
        hours = List.copyOf(hours);
        findings = List.copyOf(findings);
    }

    /// @param found files, in any order
    public static Reconciliation of(List<? extends Found> found, PublicKeys keys) {
        return new Reconciling(found, keys).result();
    }
}
