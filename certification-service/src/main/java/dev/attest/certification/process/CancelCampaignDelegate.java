package dev.attest.certification.process;

import dev.attest.certification.campaign.EndCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Somebody cancelled the campaign.
@Named("cancelCampaign")
@ApplicationScoped
class CancelCampaignDelegate implements JavaDelegate {
    private final EndCampaign ending;

    CancelCampaignDelegate(EndCampaign ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.cancelled(
                Variables.businessKey(execution),
                Variables.text(execution, Variables.BY),
                Variables.text(execution, Variables.REASON));
    }
}
