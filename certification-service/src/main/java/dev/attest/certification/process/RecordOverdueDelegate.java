package dev.attest.certification.process;

import dev.attest.certification.remediation.RecordOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// The removal is due and not proven.
@Named("recordOverdue")
@ApplicationScoped
class RecordOverdueDelegate implements JavaDelegate {
    private final RecordOutcome outcome;

    RecordOverdueDelegate(RecordOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.overdue(Variables.businessKey(execution));
    }
}
