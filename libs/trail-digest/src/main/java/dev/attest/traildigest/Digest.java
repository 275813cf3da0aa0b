package dev.attest.traildigest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A digest file: which logs were delivered in an hour, and what the digest before it was.
///
/// Source: CloudTrail User Guide, "CloudTrail digest file structure".
///
/// @param name of the file that it says it is
/// @param object bucket and key, as `bucket/key`
/// @param sha256 of its uncompressed content, in hex
/// @param start of the time it tells of
/// @param end of that time
/// @param endText as it is written, and signed
/// @param fingerprint of the public key it is signed for
/// @param algorithm of its signature
/// @param previous empty at the beginning of a chain
public record Digest(
        FileName name,
        String object,
        String sha256,
        Instant start,
        Instant end,
        String endText,
        String fingerprint,
        String algorithm,
        Optional<Previous> previous,
        List<Log> logs) {

    public Digest {
        logs = List.copyOf(logs);
    }

    /// The digest before.
    ///
    /// @param name of its file
    /// @param sha256 of its uncompressed content, in hex
    /// @param signature in hex; null when the digest does not tell it
    public record Previous(FileName name, String sha256, @Nullable String signature) {}

    /// A log file that was delivered.
    ///
    /// @param sha256 of its uncompressed content, in hex
    public record Log(FileName name, String object, String sha256) {}

    /// What is signed: the end of its time, where it lies, its hash, and the signature of the
    /// digest before it.
    ///
    /// Source: CloudTrail User Guide, "Custom implementations of CloudTrail log file integrity
    /// validation".
    String signedText() {
        String before =
                previous.map(Previous::signature).filter(text -> !text.isEmpty()).orElse("null");
        return String.join("\n", endText, object, sha256, before);
    }
}
