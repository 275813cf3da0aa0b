package dev.attest.traildigest;

import java.time.Instant;

/// Something that is not as CloudTrail delivered it.
///
/// @param hour when it was delivered; the beginning of the hour
/// @param file a path where there is a file, else the name of the one that is not there
/// @param sentence to be read after the file's name
public record TrailFinding(
        Kind kind, String account, String region, Instant hour, String file, String sentence) {

    /// What is wrong.
    public enum Kind {
        /// A digest names a log that is not there.
        LOG_MISSING,
        /// A log is not the one that was delivered, or digests contradict each other in that.
        LOG_ALTERED,
        /// A log that no digest names, though digests tell of its time.
        LOG_EXTRA,
        /// A log that cannot be read.
        LOG_UNREADABLE,
        /// The digest after it names it, and it is not there.
        DIGEST_MISSING,
        /// A digest after it knew another one of this name, or a signature is not its own.
        DIGEST_ALTERED,
        /// A digest lies under another name than it says.
        DIGEST_MOVED,
        DIGEST_UNREADABLE,
        /// A chain begins anew: nothing tells what was between.
        CHAIN_RESTARTED
    }
}
