package dev.attest.certification.campaign;

import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Ends an active campaign before its deadline, on somebody's word.
@ApplicationScoped
public class CloseCampaign {
    private final Campaigns campaigns;
    private final CampaignProcesses processes;

    public CloseCampaign(Campaigns campaigns, CampaignProcesses processes) {
        this.campaigns = campaigns;
        this.processes = processes;
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public Campaign close(UUID id, String by, String reason, LongConsumer expected) {
        var campaign = active(id, expected);
        processes.requestClosure(id, by, reason);
        campaigns.flush();
        return campaign;
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public Campaign cancel(UUID id, String by, String reason, LongConsumer expected) {
        var campaign = active(id, expected);
        processes.requestCancellation(id, by, reason);
        campaigns.flush();
        return campaign;
    }

    private Campaign active(UUID id, LongConsumer expected) {
        var campaign = campaigns.locked(id);
        expected.accept(campaign.version);
        if (campaign.state != CampaignState.ACTIVE) {
            throw ProblemException.conflict(
                    "campaign-not-active", "The campaign is " + campaign.state + ".");
        }
        return campaign;
    }
}
