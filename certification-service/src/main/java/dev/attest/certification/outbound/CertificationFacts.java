package dev.attest.certification.outbound;

import dev.attest.certification.campaign.Campaign;
import dev.attest.certification.campaign.CampaignPopulation;
import dev.attest.certification.platform.Documents;
import dev.attest.certification.population.model.Advice;
import dev.attest.certification.remediation.Remediation;
import dev.attest.certification.review.ReviewItem;
import dev.attest.certification.review.ReviewPackage;
import dev.attest.events.certification.AccessRegranted;
import dev.attest.events.certification.CampaignClosed;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.certification.CampaignOutcome;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.certification.DecisionRecorded;
import dev.attest.events.certification.DecisionWithdrawn;
import dev.attest.events.certification.EscalationMode;
import dev.attest.events.certification.ItemDescription;
import dev.attest.events.certification.ItemsAdded;
import dev.attest.events.certification.PackageNote;
import dev.attest.events.certification.PackageNoted;
import dev.attest.events.certification.PackageOpened;
import dev.attest.events.certification.PackageSignedOff;
import dev.attest.events.certification.Recommendation;
import dev.attest.events.certification.RemediationFailed;
import dev.attest.events.certification.RemediationReplanned;
import dev.attest.events.certification.RemediationRequested;
import dev.attest.events.certification.RemediationVerified;
import dev.attest.events.certification.ReviewEscalated;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Tells the other services what happened here: every fact joins the outbox in the transaction that
/// made it true.
@ApplicationScoped
public class CertificationFacts {
    private static final int ITEMS_AN_EVENT = 500;

    private final Outbox outbox;
    private final Envelopes envelopes;

    public CertificationFacts(Outbox outbox, Envelopes envelopes) {
        this.outbox = outbox;
        this.envelopes = envelopes;
    }

    public void launched(Campaign campaign) {
        var population = Documents.read(campaign.population, CampaignPopulation.class);
        tell(
                new CampaignLaunched(
                        campaign.id,
                        campaign.definitionId,
                        campaign.name,
                        campaign.launchedBy,
                        campaign.launchedAt,
                        campaign.deadline,
                        population.sources(),
                        campaign.itemCount,
                        population.excluded(),
                        population.gaps()));
    }

    public void opened(ReviewPackage opened) {
        tell(
                new PackageOpened(
                        opened.campaignId,
                        opened.id,
                        opened.reviewerId,
                        opened.reviewerName,
                        opened.routedBy.name(),
                        opened.items,
                        opened.dueAt));
    }

    public void itemsAdded(UUID campaignId, List<ReviewItem> items) {
        for (int from = 0; from < items.size(); from += ITEMS_AN_EVENT) {
            var part = items.subList(from, Math.min(items.size(), from + ITEMS_AN_EVENT));
            tell(
                    new ItemsAdded(
                            campaignId,
                            part.stream().map(CertificationFacts::description).toList()));
        }
    }

    public void escalated(
            ReviewPackage from, String fromId, String toId, EscalationMode mode, Instant at) {
        tell(
                new ReviewEscalated(
                        from.campaignId, from.id, fromId, toId, from.escalationLevel, at, mode));
    }

    public void noted(ReviewPackage of, PackageNote note, String text, Instant at) {
        tell(new PackageNoted(of.campaignId, of.id, note, text, at));
    }

    public void decided(List<ReviewItem> items) {
        var events = new ArrayList<DecisionRecorded>(items.size());
        for (var item : items) {
            events.add(
                    new DecisionRecorded(
                            item.campaignId,
                            item.packageId,
                            item.id,
                            Objects.requireNonNull(item.decisionId),
                            item.decisionVersion,
                            Objects.requireNonNull(item.outcome),
                            item.comment,
                            Objects.requireNonNull(item.decidedBy),
                            Objects.requireNonNull(item.decidedAt)));
        }
        outbox.append(events.stream().map(envelopes::of).toList());
    }

    public void withdrawn(ReviewItem item, String personId, Instant at) {
        tell(
                new DecisionWithdrawn(
                        item.campaignId,
                        item.packageId,
                        item.id,
                        item.decisionVersion,
                        personId,
                        at));
    }

    public void signed(ReviewPackage signed) {
        tell(
                new PackageSignedOff(
                        signed.campaignId,
                        signed.id,
                        Objects.requireNonNull(signed.signedBy),
                        Objects.requireNonNull(signed.meaning),
                        signed.kept,
                        signed.revoked,
                        signed.authenticatedAt,
                        Objects.requireNonNull(signed.signedAt)));
    }

    public void closed(Campaign campaign, CampaignOutcome outcome, int kept, int revoked) {
        tell(
                new CampaignClosed(
                        campaign.id,
                        outcome,
                        Objects.requireNonNull(campaign.reason),
                        Objects.requireNonNull(campaign.closedBy),
                        campaign.itemCount,
                        kept,
                        revoked,
                        campaign.itemCount - kept - revoked,
                        Objects.requireNonNull(campaign.closedAt)));
    }

    public void planned(Remediation removal) {
        tell(
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
                        removal.dueAt));
    }

    /// The commands are others now.
    public void replanned(Remediation removal, String reason, Instant at) {
        tell(
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
        tell(
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
        tell(
                new RemediationFailed(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.entitlementId,
                        reason,
                        at));
    }

    public void regranted(Remediation removal, UUID snapshotId, Instant observedAt) {
        tell(
                new AccessRegranted(
                        removal.campaignId,
                        removal.id,
                        removal.itemId,
                        removal.entitlementId,
                        snapshotId,
                        observedAt));
    }

    private void tell(CertificationEvent fact) {
        outbox.append(envelopes.of(fact));
    }

    private static ItemDescription description(ReviewItem item) {
        return new ItemDescription(
                item.id,
                item.packageId,
                item.subjectId,
                item.subjectName,
                item.principalId,
                item.accountId,
                item.kind,
                item.entitlementId,
                item.title,
                item.detail,
                item.lastUsed,
                item.lastUsedKnown,
                item.riskScore,
                recommendation(item.recommendation),
                List.of(item.reasons));
    }

    private static Recommendation recommendation(Advice.Verdict verdict) {
        return switch (verdict) {
            case KEEP -> Recommendation.KEEP;
            case REVOKE -> Recommendation.REVOKE;
            case LOOK_CLOSER -> Recommendation.LOOK_CLOSER;
        };
    }
}
