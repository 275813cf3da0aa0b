package dev.attest.certification.campaign;

import dev.attest.certification.review.Items;
import dev.attest.certification.review.Packages;
import dev.attest.certification.review.ReviewFacts;
import dev.attest.certification.review.ReviewTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Hands the packages to their reviewers; from here on the campaign is active.
@ApplicationScoped
public class OpenPackages {
    private final Campaigns campaigns;
    private final Packages packages;
    private final Items items;
    private final ReviewTasks tasks;
    private final ReviewFacts facts;

    public OpenPackages(
            Campaigns campaigns,
            Packages packages,
            Items items,
            ReviewTasks tasks,
            ReviewFacts facts) {
        this.campaigns = campaigns;
        this.packages = packages;
        this.items = items;
        this.tasks = tasks;
        this.facts = facts;
    }

    @Transactional
    public void open(UUID campaignId) {
        var campaign = campaigns.locked(campaignId);
        for (var opened : packages.ofCampaign(campaignId)) {
            facts.opened(opened);
            facts.itemsAdded(campaignId, items.readOnly(opened.id));
            tasks.open(opened);
        }
        campaign.state = CampaignState.ACTIVE;
    }
}
