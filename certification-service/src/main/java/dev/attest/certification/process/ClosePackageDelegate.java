package dev.attest.certification.process;

import dev.attest.certification.review.EndPackage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// The campaign ended before the signature.
@Named("closePackage")
@ApplicationScoped
class ClosePackageDelegate implements JavaDelegate {
    private final EndPackage ending;

    ClosePackageDelegate(EndPackage ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.close(
                Variables.businessKey(execution),
                Boolean.TRUE.equals(execution.getVariable(Variables.CANCELLED)));
    }
}
