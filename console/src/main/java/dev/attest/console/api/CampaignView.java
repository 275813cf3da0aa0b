package dev.attest.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign as certification-service shows it.
public record CampaignView(
        UUID id,
        String definitionId,
        String name,
        State state,
        String launchedBy,
        Instant launchedAt,
        @Nullable Instant deadline,
        @Nullable Instant closedAt,
        @Nullable String reason,
        @Nullable Population population,
        Progress progress,
        Remediation remediation,
        long version) {

    public enum State {
        LAUNCHING,
        ACTIVE,
        COMPLETED,
        CLOSED_INCOMPLETE,
        CANCELLED,
        NOTHING_TO_REVIEW;

        public boolean running() {
            return this == LAUNCHING || this == ACTIVE;
        }
    }

    /// What was reviewed, read from which snapshots, and what is outside.
    public record Population(
            List<Source> sources, List<String> gaps, Map<String, Integer> excluded) {}

    public record Source(
            @Nullable String snapshotId,
            String accountId,
            String source,
            Instant observedAt,
            boolean complete) {}

    public record Progress(
            int items,
            int decided,
            int kept,
            int revoked,
            int undecided,
            int packages,
            int packagesSigned,
            int packagesLate) {}

    public record Remediation(int planned, int verified, int failed, int regranted) {}
}
