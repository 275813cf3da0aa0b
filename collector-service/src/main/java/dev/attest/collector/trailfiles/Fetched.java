package dev.attest.collector.trailfiles;

import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.platform.Text;
import dev.attest.traildigest.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a file that was to be fetched.
sealed interface Fetched {

    /// Nothing is left to fetch of it: it was taken in, or refused.
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
            implements Fetched {

        /// A log that was taken in.
        static Ended log(
                ReceivedFile file, String etag, ImportReport report, @Nullable String content) {
            return new Ended(
                    file.sha256(),
                    content,
                    null,
                    etag,
                    file.size(),
                    report.records(),
                    report.stored(),
                    report.alerts(),
                    report.quarantinedCount(),
                    null,
                    report.newestEvent(),
                    null);
        }

        static Ended digest(
                ReceivedFile file, String etag, Digest digest, @Nullable String signature) {
            return new Ended(
                    file.sha256(),
                    digest.sha256(),
                    signature,
                    etag,
                    file.size(),
                    digest.logs().size(),
                    0,
                    0,
                    0,
                    null,
                    null,
                    digest);
        }

        /// A file of which nothing could be taken in.
        static Ended refused(
                ReceivedFile file, String etag, @Nullable String content, String reason) {
            return refused(file.sha256(), content, etag, file.size(), reason);
        }

        /// A file that was not even read.
        static Ended tooLarge(String etag, long size, long bound) {
            return refused(null, null, etag, size, "it is larger than " + bound + " bytes");
        }

        private static Ended refused(
                @Nullable String sha256,
                @Nullable String content,
                String etag,
                long size,
                String reason) {
            return new Ended(
                    sha256, content, null, etag, size, 0, 0, 0, 0, Text.shown(reason), null, null);
        }
    }

    /// It is not there any more.
    record Vanished(String reason) implements Fetched {}

    /// It could not be had this time.
    ///
    /// @param passing whether that is about AWS or the way to it, rather than about the file
    record Failed(String reason, boolean passing) implements Fetched {}
}
