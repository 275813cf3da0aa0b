package dev.attest.certification.process;

import dev.attest.certification.campaign.LaunchCampaign;
import dev.attest.certification.definition.CampaignDefinitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// The timer began a process before there was a campaign: opens it and ties the two together.
@Named("openScheduledCampaign")
@ApplicationScoped
class OpenScheduledCampaignDelegate implements JavaDelegate {
    private final LaunchCampaign launch;
    private final CampaignDefinitions definitions;

    OpenScheduledCampaignDelegate(LaunchCampaign launch, CampaignDefinitions definitions) {
        this.launch = launch;
        this.definitions = definitions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var campaign = launch.open(definitions.byId(CampaignSchedule.QUARTERLY), null, "timer");
        execution.setProcessBusinessKey(campaign.id.toString());
        execution.setVariable(Variables.DEADLINE, Date.from(campaign.deadline));
    }
}
