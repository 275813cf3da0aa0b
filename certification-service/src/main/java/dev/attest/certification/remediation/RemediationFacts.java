package dev.attest.certification.remediation;

import dev.attest.certification.outbound.Facts;
import dev.attest.events.certification.AccessRegranted;
import dev.attest.events.certification.RemediationFailed;
import dev.attest.events.certification.RemediationReplanned;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Tells what is planned to remove an access and what became of it.
@ApplicationScoped
public class RemediationFacts {
    private final Facts facts;

    public RemediationFacts(Facts facts) {
        this.facts = facts;
    }

    /// @param alsoRemoves titles of what goes along
    public void planned(Remediation removal, List<String> alsoRemoves) {
        facts.tell(
                new RemediationRequested(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.decisionId,
                        removal.accountId,
                        removal.principalId,
                        removal.kind,
                        removal.entitlementId,
                        List.of(removal.commands),
                        removal.plannedAt,
                        removal.dueAt,
                        alsoRemoves));
    }

    /// The commands are others now.
    public void replanned(Remediation removal, String reason, Instant at) {
        facts.tell(
                new RemediationReplanned(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.entitlementId,
                        List.of(removal.commands),
                        reason,
                        at));
    }

    public void verified(Remediation removal) {
        facts.tell(
                new RemediationVerified(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.entitlementId,
                        Objects.requireNonNull(removal.snapshotId),
                        Objects.requireNonNull(removal.observedAt),
                        Objects.requireNonNull(removal.verifiedAt)));
    }

    public void failed(Remediation removal, String reason, Instant at) {
        facts.tell(
                new RemediationFailed(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.entitlementId,
                        reason,
                        at));
    }

    public void regranted(Remediation removal, UUID snapshotId, Instant observedAt) {
        facts.tell(
                new AccessRegranted(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.entitlementId,
                        snapshotId,
                        observedAt));
    }
}
