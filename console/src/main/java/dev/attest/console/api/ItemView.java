package dev.attest.console.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One access of one identity, under review.
///
/// @param alsoRemoves what goes along when this is removed, in words
public record ItemView(
        UUID id,
        UUID packageId,
        UUID campaignId,
        Subject subject,
        Principal principal,
        Entitlement entitlement,
        Meaning meaning,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown,
        Recommendation recommendation,
        List<String> reasons,
        List<String> alsoRemoves,
        Presence presence,
        @Nullable Decision decision,
        @Nullable UUID remediationId) {

    public enum Recommendation {
        KEEP,
        REVOKE,
        LOOK_CLOSER
    }

    public enum Presence {
        PRESENT,
        GONE,
        UNKNOWN
    }

    public enum Outcome {
        KEEP,
        REVOKE
    }

    public record Subject(
            String id,
            String name,
            String kind,
            @Nullable String department,
            @Nullable String status,
            @Nullable Integer riskScore,
            @Nullable String riskLevel,
            SubjectProgress progress) {

        /// Whether it is a user or role that belongs to no known person.
        public boolean nobodys() {
            return kind.equals("PRINCIPAL");
        }
    }

    /// How far the review of a subject is, within the package; `keepable` ones are undecided and
    /// recommended to be kept.
    public record SubjectProgress(int items, int undecided, int keepable) {}

    public record Principal(
            String id, String name, String kind, String accountId, @Nullable String accountName) {}

    public record Entitlement(
            String id,
            String kind,
            String title,
            @Nullable String detail,
            String accountId,
            @Nullable String accountName) {}

    /// What the access allows; `administrator` is null when the policies could not be judged.
    public record Meaning(@Nullable Boolean administrator, List<String> sentences) {}

    public record Decision(
            Outcome outcome,
            @Nullable String comment,
            String decidedBy,
            Instant decidedAt,
            long version) {}

    /// A decision against the recommendation has to be explained.
    public boolean against(Outcome outcome) {
        return switch (recommendation) {
            case KEEP -> outcome == Outcome.REVOKE;
            case REVOKE -> outcome == Outcome.KEEP;
            case LOOK_CLOSER -> false;
        };
    }
}
