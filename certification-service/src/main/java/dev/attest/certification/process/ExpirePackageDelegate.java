package dev.attest.certification.process;

import dev.attest.certification.review.EndPackage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// The package was not signed in time.
@Named("expirePackage")
@ApplicationScoped
class ExpirePackageDelegate implements JavaDelegate {
    private final EndPackage ending;

    ExpirePackageDelegate(EndPackage ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.expire(Variables.businessKey(execution));
    }
}
