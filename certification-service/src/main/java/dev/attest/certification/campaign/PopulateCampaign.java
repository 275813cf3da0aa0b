package dev.attest.certification.campaign;

import dev.attest.certification.definition.CampaignScopes;
import dev.attest.certification.platform.Documents;
import dev.attest.certification.population.DrawPopulation;
import dev.attest.certification.population.Population;
import dev.attest.certification.review.StorePackages;
import dev.attest.certification.review.StorePackages.Opening;
import dev.attest.events.certification.PopulationSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Draws the population of a campaign as of its launch and stores it.
@ApplicationScoped
public class PopulateCampaign {
    private final Campaigns campaigns;
    private final CampaignScopes scopes;
    private final DrawPopulation drawing;
    private final StorePackages packages;
    private final CampaignFacts facts;

    public PopulateCampaign(
            Campaigns campaigns,
            CampaignScopes scopes,
            DrawPopulation drawing,
            StorePackages packages,
            CampaignFacts facts) {
        this.campaigns = campaigns;
        this.scopes = scopes;
        this.drawing = drawing;
        this.packages = packages;
        this.facts = facts;
    }

    /// @return how many items there are to review
    @Transactional
    public int populate(UUID campaignId) {
        var campaign = campaigns.locked(campaignId);
        var scope = scopes.compile(campaign.scope);
        var population = drawing.draw(scope, campaign.ownerEmail, campaign.launchedAt);
        packages.store(
                new Opening(campaign.id, campaign.launchedAt, campaign.deadline), population);
        campaign.population = Documents.write(summary(population));
        campaign.itemCount = population.items().size();
        if (population.items().isEmpty()) {
            campaign.reason = emptiness(campaign, population);
        }
        facts.launched(campaign);
        return population.items().size();
    }

    private static CampaignPopulation summary(Population population) {
        return new CampaignPopulation(
                population.sources().stream()
                        .map(one ->
                                new PopulationSource(
                                        one.snapshotId(),
                                        one.accountId(),
                                        one.source(),
                                        one.observedAt(),
                                        one.complete()))
                        .toList(),
                population.gaps(),
                population.excluded());
    }

    /// The query that proves that there was nothing to review.
    private static String emptiness(Campaign campaign, Population population) {
        return "Of "
                + population.considered()
                + " entitlements in "
                + population.sources().size()
                + " snapshots as of "
                + campaign.launchedAt
                + ", none is in the scope `"
                + campaign.scope.strip()
                + "` with somebody to review it.";
    }
}
