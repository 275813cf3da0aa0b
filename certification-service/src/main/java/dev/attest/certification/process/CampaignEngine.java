package dev.attest.certification.process;

import dev.attest.certification.campaign.Campaign;
import dev.attest.certification.campaign.CampaignProcesses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;

/// Campaigns as instances of `access-certification`.
@ApplicationScoped
class CampaignEngine implements CampaignProcesses {
    static final String PROCESS = "access-certification";

    private final RuntimeService runtime;

    CampaignEngine(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(Campaign campaign) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation("CampaignRequested")
                        .processInstanceBusinessKey(campaign.id.toString())
                        .setVariable(Variables.DEADLINE, Date.from(campaign.deadline))
                        .correlateStartMessage());
    }

    @Override
    public void allPackagesSigned(UUID campaignId) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation("AllPackagesSigned")
                        .processInstanceBusinessKey(campaignId.toString())
                        .correlate());
    }

    @Override
    public void requestClosure(UUID campaignId, String by, String reason) {
        request("CampaignClosureRequested", campaignId, by, reason);
    }

    @Override
    public void requestCancellation(UUID campaignId, String by, String reason) {
        request("CampaignCancellationRequested", campaignId, by, reason);
    }

    private void request(String message, UUID campaignId, String by, String reason) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(campaignId.toString())
                        .setVariable(Variables.BY, by)
                        .setVariable(Variables.REASON, reason)
                        .correlate());
    }
}
