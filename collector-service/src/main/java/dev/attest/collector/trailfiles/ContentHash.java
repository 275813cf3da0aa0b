package dev.attest.collector.trailfiles;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportReport;
import dev.attest.traildigest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// SHA-256 of the uncompressed content of a file, of which CloudTrail's digests speak; null when it
/// cannot be uncompressed.
final class ContentHash {

    private static final long LARGEST = 4L * 1024 * 1024 * 1024;

    private ContentHash() {}

    static @Nullable String of(ReceivedFile file) {
        try (InputStream in = EvidenceFiles.open(file.path())) {
            return Sha256.hex(in, LARGEST);
        } catch (IOException e) {
            return null;
        }
    }

    /// Of a file that was imported; one that was known before is read again for it.
    static @Nullable String of(EvidenceFiles evidence, ImportReport report) {
        if (!report.alreadyImported()) {
            return report.contentSha256();
        }
        try (InputStream in = evidence.kept(report.sha256())) {
            return Sha256.hex(in, LARGEST);
        } catch (IOException e) {
            return null;
        }
    }
}
