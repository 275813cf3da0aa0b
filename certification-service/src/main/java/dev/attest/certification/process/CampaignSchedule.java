package dev.attest.certification.process;

import dev.attest.certification.definition.CampaignDefinitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/// When the timer start event of a campaign fires: the schedule of its definition.
@Named("campaignSchedule")
@ApplicationScoped
public class CampaignSchedule {
    static final String QUARTERLY = "quarterly-access-review";

    private final CampaignDefinitions definitions;

    public CampaignSchedule(CampaignDefinitions definitions) {
        this.definitions = definitions;
    }

    /// A cron expression with seconds, in UTC.
    public String quarterly() {
        return definitions.byId(QUARTERLY).schedule();
    }
}
