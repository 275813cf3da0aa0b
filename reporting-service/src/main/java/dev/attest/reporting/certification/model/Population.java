package dev.attest.reporting.certification.model;

import java.util.List;

/// The population sheet: what the items were drawn from, so that a reader can judge whether
/// anything is missing.
///
/// @param accountsKnown accounts that any reading had named when the campaign was launched
/// @param accountsCovered accounts with at least one snapshot in the population
/// @param snapshots sorted by account, source and time
/// @param excluded entitlements left out, by reason, sorted
public record Population(
        int accountsKnown,
        int accountsCovered,
        List<Snapshot> snapshots,
        List<Exclusion> excluded) {

    public Population {
        snapshots = List.copyOf(snapshots);
        excluded = List.copyOf(excluded);
    }

    /// Entitlements that no reviewer was asked about.
    public record Exclusion(String reason, int count) {}
}
