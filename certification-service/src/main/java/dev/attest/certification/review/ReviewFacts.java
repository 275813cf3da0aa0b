package dev.attest.certification.review;

import dev.attest.certification.outbound.Facts;
import dev.attest.certification.population.model.Advice;
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
import dev.attest.events.certification.ReviewEscalated;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Tells what is asked of reviewers and what they decide.
@ApplicationScoped
public class ReviewFacts {
    private static final int ITEMS_AN_EVENT = 500;

    private final Facts facts;

    public ReviewFacts(Facts facts) {
        this.facts = facts;
    }

    public void opened(ReviewPackage opened) {
        facts.tell(
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
            facts.tell(
                    new ItemsAdded(
                            campaignId, part.stream().map(ReviewFacts::description).toList()));
        }
    }

    public void escalated(
            ReviewPackage from, String fromId, String toId, EscalationMode mode, Instant at) {
        facts.tell(
                new ReviewEscalated(
                        from.campaignId, from.id, fromId, toId, from.escalationLevel, at, mode));
    }

    public void noted(ReviewPackage of, PackageNote note, String text, Instant at) {
        facts.tell(new PackageNoted(of.campaignId, of.id, note, text, at));
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
        facts.tell(events);
    }

    public void withdrawn(ReviewItem item, String personId, Instant at) {
        facts.tell(
                new DecisionWithdrawn(
                        item.campaignId,
                        item.packageId,
                        item.id,
                        item.decisionVersion,
                        personId,
                        at));
    }

    public void signed(ReviewPackage signed) {
        facts.tell(
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
