package dev.attest.certification.process;

import dev.attest.certification.remediation.PlanRemoval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Plans a removal within the time the table gives.
@Named("planRemoval")
@ApplicationScoped
class PlanRemovalDelegate implements JavaDelegate {
    private final PlanRemoval planning;

    PlanRemovalDelegate(PlanRemoval planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var removal =
                planning.plan(
                        Variables.businessKey(execution),
                        UUID.fromString(Variables.text(execution, Variables.ITEM_ID)),
                        Duration.parse(Variables.text(execution, Variables.WITHIN)));
        execution.setVariable(Variables.DUE_AT, Date.from(removal.dueAt));
    }
}
