package dev.attest.certification.process;

import dev.attest.certification.campaign.EndCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Every package is signed.
@Named("completeCampaign")
@ApplicationScoped
class CompleteCampaignDelegate implements JavaDelegate {
    private final EndCampaign ending;

    CompleteCampaignDelegate(EndCampaign ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.completed(Variables.businessKey(execution));
    }
}
