package dev.attest.certification.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A campaign and how far it is. Who does not see everything is told of their own packages and
/// removals, as if there were no others.
///
/// @param population null for who does not see everything
public record CampaignView(
        UUID id,
        String definitionId,
        String name,
        CampaignState state,
        String launchedBy,
        Instant launchedAt,
        Instant deadline,
        @Nullable Instant closedAt,
        @Nullable String reason,
        @Nullable CampaignPopulation population,
        Progress progress,
        Removals remediation,
        long version) {

    /// @param packagesLate packages that were or are not signed when they were due
    public record Progress(
            int items,
            int decided,
            int kept,
            int revoked,
            int undecided,
            int packages,
            int packagesSigned,
            int packagesLate) {
        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// Removals by state.
    public record Removals(int planned, int verified, int failed, int regranted) {
        static final Removals NONE = new Removals(0, 0, 0, 0);
    }
}
