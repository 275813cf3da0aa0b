package dev.attest.traildigest;

import org.jspecify.annotations.Nullable;

/// A file of CloudTrail that is there.
public sealed interface Found {

    /// Where it lies, to name it by.
    String path();

    FileName name();

    /// @param sha256 of its uncompressed content, in hex
    record Log(String path, FileName name, String sha256) implements Found {}

    /// @param signature that S3 keeps beside it, in hex; null when it is not known
    record OneDigest(String path, FileName name, Digest digest, @Nullable String signature)
            implements Found {}

    /// A file that cannot be what its name says.
    record Unreadable(String path, FileName name, String reason) implements Found {}
}
