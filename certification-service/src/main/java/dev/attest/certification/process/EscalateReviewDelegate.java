package dev.attest.certification.process;

import dev.attest.certification.review.EscalateReview;
import dev.attest.events.certification.EscalationMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/// Takes the step that the ladder names.
@Named("escalateReview")
@ApplicationScoped
class EscalateReviewDelegate implements JavaDelegate {
    private final EscalateReview escalation;

    EscalateReviewDelegate(EscalateReview escalation) {
        this.escalation = escalation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var escalated =
                escalation.escalate(
                        Variables.businessKey(execution),
                        EscalateReview.Target.valueOf(
                                Variables.text(execution, Variables.ESCALATE_TO)),
                        EscalationMode.valueOf(Variables.text(execution, Variables.ESCALATE_MODE)));
        execution.setVariable(Variables.REVIEWER_ID, escalated.reviewerId);
        // The step of the ladder, also when nobody was found: else its timer would be due for ever.
        execution.setVariable(
                Variables.ESCALATION_LEVEL,
                Variables.number(execution, Variables.ESCALATION_LEVEL) + 1);
        execution.setVariable(Variables.UNDECIDED, escalated.undecided());
    }
}
