package dev.attest.console.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The removal of one revoked access.
public record RemediationView(
        UUID id,
        UUID campaignId,
        UUID itemId,
        String title,
        String subjectName,
        String accountId,
        String principalId,
        State state,
        List<String> commands,
        Instant plannedAt,
        @Nullable Instant dueAt,
        @Nullable Instant verifiedAt,
        @Nullable String snapshotId,
        @Nullable Instant observedAt,
        List<String> notes) {

    public enum State {
        PLANNED,
        VERIFIED,
        FAILED,
        REGRANTED
    }
}
