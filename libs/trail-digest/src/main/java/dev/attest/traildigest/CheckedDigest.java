package dev.attest.traildigest;

/// A digest, and what vouches for it.
///
/// @param path where it lies, as it was found
public record CheckedDigest(String path, Digest digest, Verdict verdict) {

    /// What vouches for a digest.
    public enum Verdict {
        /// A signature of AWS that holds.
        SIGNED,
        /// The digest after it says the same of it; no signature could be checked.
        CHAINED,
        /// Nothing does.
        UNVERIFIED,
        /// It is not what AWS wrote, or not where it was written.
        INVALID
    }
}
