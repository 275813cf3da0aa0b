package dev.attest.certification.campaign;

import dev.attest.certification.outbound.Facts;
import dev.attest.certification.platform.Documents;
import dev.attest.events.certification.CampaignClosed;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.certification.CampaignOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/// Tells how campaigns begin and end.
@ApplicationScoped
public class CampaignFacts {
    private final Facts facts;

    public CampaignFacts(Facts facts) {
        this.facts = facts;
    }

    public void launched(Campaign campaign) {
        var population = Documents.read(campaign.population, CampaignPopulation.class);
        facts.tell(
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

    public void closed(Campaign campaign, CampaignOutcome outcome, int kept, int revoked) {
        facts.tell(
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
}
