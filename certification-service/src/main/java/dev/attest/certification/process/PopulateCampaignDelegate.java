package dev.attest.certification.process;

import dev.attest.certification.campaign.PopulateCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Draws the population.
@Named("populateCampaign")
@ApplicationScoped
class PopulateCampaignDelegate implements JavaDelegate {
    private final PopulateCampaign population;

    PopulateCampaignDelegate(PopulateCampaign population) {
        this.population = population;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variables.ITEM_COUNT, population.populate(Variables.businessKey(execution)));
    }
}
