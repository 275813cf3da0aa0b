package dev.attest.certification.campaign;

import dev.attest.certification.definition.CampaignDefinition;
import dev.attest.certification.platform.Documents;
import dev.attest.outbox.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Opens a campaign of a definition: the row, then its process.
@ApplicationScoped
public class LaunchCampaign {
    private final Campaigns campaigns;
    private final CampaignProcesses processes;
    private final Ids ids;
    private final Clock clock;

    public LaunchCampaign(Campaigns campaigns, CampaignProcesses processes, Ids ids, Clock clock) {
        this.campaigns = campaigns;
        this.processes = processes;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param name null for the definition's name and the quarter
    /// @param launchedBy e-mail or service account
    @Transactional
    public Campaign launch(
            CampaignDefinition definition, @Nullable String name, String launchedBy) {
        var campaign = open(definition, name, launchedBy);
        processes.start(campaign);
        return campaign;
    }

    /// Only the row; the process that calls this goes on by itself.
    @Transactional
    public Campaign open(CampaignDefinition definition, @Nullable String name, String launchedBy) {
        // PostgreSQL keeps microseconds: what is told must equal what is stored.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var campaign = new Campaign();
        campaign.id = ids.next();
        campaign.definitionId = definition.id();
        campaign.name =
                name == null || name.isBlank()
                        ? definition.name()
                                + ", "
                                + quarter(now.atOffset(ZoneOffset.UTC).toLocalDate())
                        : name.strip();
        campaign.scope = definition.scope();
        campaign.ownerEmail = definition.owner();
        campaign.state = CampaignState.LAUNCHING;
        campaign.launchedBy = launchedBy;
        campaign.launchedAt = now;
        campaign.deadline = now.plus(definition.duration());
        campaign.population = Documents.write(CampaignPopulation.NONE);
        campaigns.persistAndFlush(campaign);
        return campaign;
    }

    private static String quarter(LocalDate day) {
        return "Q" + ((day.getMonthValue() - 1) / 3 + 1) + " " + day.getYear();
    }
}
