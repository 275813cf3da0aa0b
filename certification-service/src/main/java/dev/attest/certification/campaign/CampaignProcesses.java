package dev.attest.certification.campaign;

import java.util.UUID;

/// The process of a campaign, in the transaction of the caller.
public interface CampaignProcesses {
    /// Runs populating and opening at once; returns when the campaign waits for its reviewers or
    /// has ended as empty.
    void start(Campaign campaign);

    void allPackagesSigned(UUID campaignId);

    void requestClosure(UUID campaignId, String by, String reason);

    void requestCancellation(UUID campaignId, String by, String reason);
}
