package dev.attest.collector.trailfiles;

import dev.attest.traildigest.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a file that was to be fetched.
sealed interface Fetched {

    /// It was read to its end.
    ///
    /// @param sha256 of the file as it lies; null when it was too large to be read
    /// @param contentSha256 of its uncompressed content, of which digests speak; null when it
    ///   cannot be uncompressed
    /// @param signature of a digest, in hex; null when it is not known
    /// @param refusal why nothing of it could be taken in; null when it was
    /// @param newest the newest record's time; null when there is none
    /// @param digest what the file is, when it is one
    record Ended(
            @Nullable String sha256,
            @Nullable String contentSha256,
            @Nullable String signature,
            String etag,
            long size,
            int records,
            int stored,
            int alerts,
            int quarantined,
            @Nullable String refusal,
            @Nullable Instant newest,
            @Nullable Digest digest)
            implements Fetched {}

    /// It is not there any more.
    record Vanished(String reason) implements Fetched {}

    /// It could not be had this time.
    ///
    /// @param passing whether that is about AWS or the way to it, rather than about the file
    record Failed(String reason, boolean passing) implements Fetched {}
}
