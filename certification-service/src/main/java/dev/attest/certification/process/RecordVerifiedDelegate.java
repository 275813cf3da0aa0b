package dev.attest.certification.process;

import dev.attest.certification.remediation.RecordOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// A snapshot proves the removal.
@Named("recordVerified")
@ApplicationScoped
class RecordVerifiedDelegate implements JavaDelegate {
    private final RecordOutcome outcome;

    RecordVerifiedDelegate(RecordOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.verified(
                Variables.businessKey(execution),
                UUID.fromString(Variables.text(execution, Variables.SNAPSHOT_ID)),
                Instant.parse(Variables.text(execution, Variables.OBSERVED_AT)));
    }
}
