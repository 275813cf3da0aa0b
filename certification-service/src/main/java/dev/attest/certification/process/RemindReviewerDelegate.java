package dev.attest.certification.process;

import dev.attest.certification.review.RemindReviewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Reminds without interrupting.
@Named("remindReviewer")
@ApplicationScoped
class RemindReviewerDelegate implements JavaDelegate {
    private final RemindReviewer reminding;

    RemindReviewerDelegate(RemindReviewer reminding) {
        this.reminding = reminding;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminding.remind(Variables.businessKey(execution));
    }
}
