package dev.attest.reporting.certification.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A snapshot that the population was drawn from, or that proves a removal.
///
/// @param source which reading it is, such as `IAM_AUTHORIZATION_DETAILS`
/// @param observedAt the moment it shows
/// @param complete whether it may prove absence; null when neither the log nor the campaign says so
/// @param importedAt null when the log does not hold the snapshot
/// @param totals by kind, sorted; empty when the log does not hold the snapshot
/// @param gaps why it is not complete, in words
/// @param evidenceSha256 hash of the raw file; null when the log does not hold the snapshot
/// @param logIndex its entry in the evidence log; null when the log does not hold it
public record Snapshot(
        UUID id,
        Account account,
        String source,
        Instant observedAt,
        @Nullable Boolean complete,
        @Nullable Instant importedAt,
        List<ControlTotal> totals,
        List<String> gaps,
        @Nullable String evidenceSha256,
        @Nullable Long logIndex) {

    public Snapshot {
        totals = List.copyOf(totals);
        gaps = List.copyOf(gaps);
    }
}
