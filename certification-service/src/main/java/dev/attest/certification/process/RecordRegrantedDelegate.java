package dev.attest.certification.process;

import dev.attest.certification.remediation.RecordOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// A snapshot shows the access again.
@Named("recordRegranted")
@ApplicationScoped
class RecordRegrantedDelegate implements JavaDelegate {
    private final RecordOutcome outcome;

    RecordRegrantedDelegate(RecordOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.regranted(
                Variables.businessKey(execution),
                UUID.fromString(Variables.text(execution, Variables.SNAPSHOT_ID)),
                Instant.parse(Variables.text(execution, Variables.OBSERVED_AT)));
    }
}
