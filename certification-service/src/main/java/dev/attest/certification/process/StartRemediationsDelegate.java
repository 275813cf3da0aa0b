package dev.attest.certification.process;

import dev.attest.certification.remediation.StartRemediations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Starts a remediation for every revoke.
@Named("startRemediations")
@ApplicationScoped
class StartRemediationsDelegate implements JavaDelegate {
    private final StartRemediations remediations;

    StartRemediationsDelegate(StartRemediations remediations) {
        this.remediations = remediations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remediations.start(Variables.businessKey(execution));
    }
}
