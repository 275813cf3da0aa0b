package dev.attest.collector.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one file.
///
/// @param alreadyImported the same file was imported before: nothing was changed
/// @param records how many records, principals or people the file holds
/// @param stored how many were new
/// @param duplicates how many were known
/// @param quarantined the first 100 parts that were not taken in
/// @param quarantinedCount how many there are in all
/// @param warnings what was taken in but deserves a look
/// @param snapshot set for inventory and people
public record ImportReport(
        ImportKind kind,
        String file,
        String sha256,
        boolean alreadyImported,
        int records,
        int stored,
        int duplicates,
        int alerts,
        List<Quarantined> quarantined,
        int quarantinedCount,
        List<String> warnings,
        @Nullable SnapshotView snapshot) {

    private static final int SHOWN = 100;

    public ImportReport {
        quarantined = List.copyOf(quarantined.subList(0, Math.min(SHOWN, quarantined.size())));
        warnings = List.copyOf(warnings);
    }
}
