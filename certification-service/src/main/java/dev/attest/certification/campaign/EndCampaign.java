package dev.attest.certification.campaign;

import dev.attest.certification.review.Packages;
import dev.attest.certification.review.ReviewPackage;
import dev.attest.certification.review.ReviewTasks;
import dev.attest.certification.review.model.PackageState;
import dev.attest.events.certification.CampaignOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The four ways a campaign ends. Decisions are kept whatever the way, and what was signed before
/// is still removed; nothing is revoked because somebody was silent.
@ApplicationScoped
public class EndCampaign {
    private final Campaigns campaigns;
    private final Packages packages;
    private final ReviewTasks tasks;
    private final CampaignFacts facts;
    private final Clock clock;

    public EndCampaign(
            Campaigns campaigns,
            Packages packages,
            ReviewTasks tasks,
            CampaignFacts facts,
            Clock clock) {
        this.campaigns = campaigns;
        this.packages = packages;
        this.tasks = tasks;
        this.facts = facts;
        this.clock = clock;
    }

    @Transactional
    public void asEmpty(UUID campaignId) {
        var campaign = campaigns.locked(campaignId);
        var proof = campaign.reason;
        end(
                campaign,
                CampaignOutcome.NOTHING_TO_REVIEW,
                campaign.launchedBy,
                proof == null ? "The scope held no item." : proof);
    }

    @Transactional
    public void completed(UUID campaignId) {
        end(
                campaigns.locked(campaignId),
                CampaignOutcome.COMPLETED,
                "reviewers",
                "Every package was signed.");
    }

    @Transactional
    public void incomplete(UUID campaignId, String by, String reason) {
        var campaign = campaigns.locked(campaignId);
        var open = open(campaignId);
        var why = reason + undecided(open);
        for (var left : open) {
            tasks.campaignEnded(left.id, false);
        }
        end(campaign, CampaignOutcome.CLOSED_INCOMPLETE, by, why);
    }

    @Transactional
    public void cancelled(UUID campaignId, String by, String reason) {
        var campaign = campaigns.locked(campaignId);
        for (var left : open(campaignId)) {
            tasks.campaignEnded(left.id, true);
        }
        end(campaign, CampaignOutcome.CANCELLED, by, reason);
    }

    private void end(Campaign campaign, CampaignOutcome outcome, String by, String reason) {
        var all = packages.ofCampaign(campaign.id);
        campaign.state =
                switch (outcome) {
                    case COMPLETED -> CampaignState.COMPLETED;
                    case CLOSED_INCOMPLETE -> CampaignState.CLOSED_INCOMPLETE;
                    case CANCELLED -> CampaignState.CANCELLED;
                    case NOTHING_TO_REVIEW -> CampaignState.NOTHING_TO_REVIEW;
                };
        campaign.closedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        campaign.closedBy = by;
        campaign.reason = reason;
        facts.closed(
                campaign,
                outcome,
                all.stream().mapToInt(one -> one.kept).sum(),
                all.stream().mapToInt(one -> one.revoked).sum());
    }

    private List<ReviewPackage> open(UUID campaignId) {
        return packages.ofCampaign(campaignId).stream()
                .filter(one -> one.state != PackageState.SIGNED)
                .toList();
    }

    private static String undecided(List<ReviewPackage> open) {
        if (open.isEmpty()) {
            return "";
        }
        return " Not signed: "
                + open.stream()
                        .map(one ->
                                one.reviewerName
                                        + " ("
                                        + one.undecided()
                                        + " of "
                                        + one.items
                                        + " undecided)")
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
