package dev.attest.certification.review;

import dev.attest.certification.population.model.Advice;
import dev.attest.events.certification.DecisionOutcome;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One item: what it was at launch, whether it is still there, and what was decided.
///
/// @param alsoRemoves titles of what is lost together with it when it is revoked
/// @param lastUsed null when never used or unknown; see lastUsedKnown
public record ItemView(
        UUID id,
        UUID packageId,
        UUID campaignId,
        SubjectView subject,
        PrincipalView principal,
        EntitlementView entitlement,
        MeaningView meaning,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown,
        Advice.Verdict recommendation,
        List<String> reasons,
        List<String> alsoRemoves,
        Presence presence,
        @Nullable DecisionView decision,
        @Nullable UUID remediationId) {

    /// Whose access it is.
    ///
    /// @param kind `PERSON` or `PRINCIPAL`
    /// @param progress how far the review of this subject is, within the package
    public record SubjectView(
            String id,
            String name,
            String kind,
            @Nullable String department,
            @Nullable String status,
            @Nullable Integer riskScore,
            @Nullable String riskLevel,
            SubjectProgress progress) {}

    /// @param keepable undecided ones that are recommended to be kept
    public record SubjectProgress(int items, int undecided, int keepable) {}

    public record PrincipalView(
            String id,
            String name,
            PrincipalKind kind,
            String accountId,
            @Nullable String accountName) {}

    public record EntitlementView(
            String id,
            EntitlementKind kind,
            String title,
            String detail,
            String accountId,
            @Nullable String accountName) {}

    /// @param administrator null when it could not be evaluated
    public record MeaningView(@Nullable Boolean administrator, List<String> sentences) {}

    /// @param decidedBy name of the reviewer
    public record DecisionView(
            DecisionOutcome outcome,
            @Nullable String comment,
            String decidedBy,
            Instant decidedAt,
            int version) {}

    /// Whether the access is there today, whatever was true at launch.
    public enum Presence {
        PRESENT,
        GONE,
        UNKNOWN
    }
}
