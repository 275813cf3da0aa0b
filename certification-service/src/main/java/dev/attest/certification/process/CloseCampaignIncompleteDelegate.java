package dev.attest.certification.process;

import dev.attest.certification.campaign.EndCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// The deadline passed, or somebody closed the campaign early.
@Named("closeCampaignIncomplete")
@ApplicationScoped
class CloseCampaignIncompleteDelegate implements JavaDelegate {
    private final EndCampaign ending;

    CloseCampaignIncompleteDelegate(EndCampaign ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.incomplete(
                Variables.businessKey(execution),
                Variables.textOr(execution, Variables.BY, "timer"),
                Variables.textOr(execution, Variables.REASON, "The deadline passed."));
    }
}
