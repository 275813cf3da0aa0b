package dev.attest.certification.campaign;

import dev.attest.certification.review.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Completes the campaign with the signature of its last package.
@ApplicationScoped
public class TellCampaign {
    private final Packages packages;
    private final Campaigns campaigns;
    private final CampaignProcesses processes;

    public TellCampaign(Packages packages, Campaigns campaigns, CampaignProcesses processes) {
        this.packages = packages;
        this.campaigns = campaigns;
        this.processes = processes;
    }

    @Transactional
    public void packageSigned(UUID packageId) {
        var campaignId = packages.findById(packageId).campaignId;
        packages.flush();
        if (campaigns.locked(campaignId).state == CampaignState.ACTIVE
                && packages.allSigned(campaignId)) {
            processes.allPackagesSigned(campaignId);
        }
    }
}
