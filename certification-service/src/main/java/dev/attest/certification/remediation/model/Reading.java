package dev.attest.certification.remediation.model;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A snapshot of the source that can prove a removal.
///
/// @param overtaken whether a later reading of the same account, by any source that tells of the
///   access, is stored: then the inventory does not show what this one showed
/// @param complete whether the collector lets it prove absence
/// @param declared control totals as the source states them
/// @param parsed what was taken in
/// @param untaken messages about the account that could not be taken in here: each of them may show
///   the access
public record Reading(
        UUID snapshotId,
        Instant observedAt,
        boolean overtaken,
        boolean complete,
        Map<String, Integer> declared,
        Map<String, Integer> parsed,
        int untaken) {
    public Reading {
        declared = Map.copyOf(declared);
        parsed = Map.copyOf(parsed);
    }

    /// Control totals match when every declared count was taken in, and something was declared.
    public boolean totalsMatch() {
        return declared.entrySet().stream()
                        .allMatch(e -> e.getValue().equals(parsed.getOrDefault(e.getKey(), -1)))
                && declared.values().stream().mapToInt(Integer::intValue).sum() > 0;
    }
}
