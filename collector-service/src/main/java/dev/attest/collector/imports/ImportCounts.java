package dev.attest.collector.imports;

/// The figures of one import.
///
/// @param noise stored records that no alert rule sees
/// @param lakeOnly records that the lake has and the database does not keep
public record ImportCounts(
        int records, int stored, int duplicates, int alerts, int noise, int lakeOnly) {

    /// Of a file that raises no alerts.
    public static ImportCounts of(int records, int stored, int duplicates) {
        return new ImportCounts(records, stored, duplicates, 0, 0, 0);
    }
}
