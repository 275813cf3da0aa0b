package dev.attest.collector.imports;

import dev.attest.collector.evidence.ReceivedFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one file.
///
/// @param alreadyImported the same file was imported before: nothing was changed
/// @param records how many records, principals or people the file holds
/// @param stored how many were new
/// @param duplicates how many were known
/// @param noise how many of the stored no alert rule sees, as `attest.trail.noise` says
/// @param lakeOnly how many went into the lake only, as `attest.trail.store` says
/// @param quarantined the first 100 parts that were not taken in
/// @param quarantinedCount how many there are in all
/// @param warnings what was taken in but deserves a look
/// @param snapshot set for inventory and people
/// @param contentSha256 of a trail file's uncompressed content, of which CloudTrail's digests
///   speak; null when it was not read to its end, or the file was imported before
/// @param newestEvent the time of the newest record of a trail file; null when there is none, or
///   the file was imported before
public record ImportReport(
        ImportKind kind,
        String file,
        String sha256,
        boolean alreadyImported,
        int records,
        int stored,
        int duplicates,
        int alerts,
        int noise,
        int lakeOnly,
        List<Quarantined> quarantined,
        int quarantinedCount,
        List<String> warnings,
        @Nullable SnapshotView snapshot,
        @Nullable String contentSha256,
        @Nullable Instant newestEvent) {

    private static final int SHOWN = 100;

    public ImportReport {
        quarantined = List.copyOf(quarantined.subList(0, Math.min(SHOWN, quarantined.size())));
        warnings = List.copyOf(warnings);
    }

    /// Of a file that is no trail file, or one that was imported before.
    public static ImportReport of(
            ImportKind kind,
            ReceivedFile file,
            boolean alreadyImported,
            ImportCounts counts,
            List<Quarantined> quarantined,
            int quarantinedCount,
            List<String> warnings,
            @Nullable SnapshotView snapshot) {
        return new ImportReport(
                kind,
                file.name(),
                file.sha256(),
                alreadyImported,
                counts.records(),
                counts.stored(),
                counts.duplicates(),
                counts.alerts(),
                counts.noise(),
                counts.lakeOnly(),
                quarantined,
                quarantinedCount,
                warnings,
                snapshot,
                null,
                null);
    }

    /// The same, of a trail file that was read.
    public ImportReport withContent(@Nullable String sha256OfContent, @Nullable Instant newest) {
        return new ImportReport(
                kind,
                file,
                sha256,
                alreadyImported,
                records,
                stored,
                duplicates,
                alerts,
                noise,
                lakeOnly,
                quarantined,
                quarantinedCount,
                warnings,
                snapshot,
                sha256OfContent,
                newest);
    }
}
