package dev.attest.certification.process;

import dev.attest.certification.campaign.OpenPackages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Opens one package a reviewer.
@Named("openPackages")
@ApplicationScoped
class OpenPackagesDelegate implements JavaDelegate {
    private final OpenPackages packages;

    OpenPackagesDelegate(OpenPackages packages) {
        this.packages = packages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        packages.open(Variables.businessKey(execution));
    }
}
