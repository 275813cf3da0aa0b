package dev.attest.certification.process;

import dev.attest.certification.campaign.TellCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Tells the campaign when this was its last package.
@Named("tellCampaign")
@ApplicationScoped
class TellCampaignDelegate implements JavaDelegate {
    private final TellCampaign telling;

    TellCampaignDelegate(TellCampaign telling) {
        this.telling = telling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        telling.packageSigned(Variables.businessKey(execution));
    }
}
