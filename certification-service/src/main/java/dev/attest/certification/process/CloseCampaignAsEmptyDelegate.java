package dev.attest.certification.process;

import dev.attest.certification.campaign.EndCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// There is nothing to review; nothing is signed.
@Named("closeCampaignAsEmpty")
@ApplicationScoped
class CloseCampaignAsEmptyDelegate implements JavaDelegate {
    private final EndCampaign ending;

    CloseCampaignAsEmptyDelegate(EndCampaign ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.asEmpty(Variables.businessKey(execution));
    }
}
