package dev.attest.reporting.certification.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entitlement of one subject and everything that happened to it.
///
/// @param reviewer who it was routed to in the end
/// @param lastUsed null when never seen used, or unknown
/// @param riskScore at launch; null when it was not assessed
/// @param decision null while undecided
/// @param remediation null unless a removal was planned
/// @param takenAlongBy ids of the items whose removal takes this one along
public record ReviewedItem(
        UUID id,
        UUID packageId,
        Person reviewer,
        String subjectId,
        String subjectName,
        String principalId,
        Account account,
        String kind,
        String entitlementId,
        String title,
        String detail,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown,
        @Nullable Integer riskScore,
        String recommendation,
        List<String> reasons,
        @Nullable Decision decision,
        @Nullable Remediation remediation,
        List<UUID> takenAlongBy) {

    public ReviewedItem {
        reasons = List.copyOf(reasons);
        takenAlongBy = List.copyOf(takenAlongBy);
    }

    /// Whether it was to be kept and goes, because it cannot be kept alone.
    public boolean keptAndTakenAlong() {
        return decided(Outcome.KEEP) && !takenAlongBy.isEmpty();
    }

    public boolean decided(Outcome outcome) {
        return decision != null && decision.outcome() == outcome;
    }

    boolean remediated(RemediationState state) {
        return remediation != null && remediation.state() == state;
    }
}
