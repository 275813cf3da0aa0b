package dev.attest.collector.trailfiles.coverage;

/// What is known of the logs of an account, region and hour. The last that applies is told.
public enum CoverageState {
    /// Every log that was delivered is here, as it was delivered, and AWS signed that list of them.
    COMPLETE,
    /// The same, by a list for which no signature vouches.
    UNVERIFIED,
    /// Nothing tells which logs were delivered.
    NO_DIGEST,
    /// The digest of the hour, or a file, is still to come.
    OPEN,
    /// A digest between others is not here: what it named is not known.
    GAP,
    /// A log is here that no digest names.
    EXTRA,
    /// A log that was delivered is not here.
    MISSING,
    /// A log is not as it was delivered.
    ALTERED,
    /// A digest is not what AWS wrote, or not where it was written.
    DIGEST_INVALID
}
