package dev.attest.certification.process;

import dev.attest.certification.review.ReviewPackage;
import dev.attest.certification.review.ReviewTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;

/// Packages as instances of `review-package`.
@ApplicationScoped
class ReviewEngine implements ReviewTasks {
    static final String PROCESS = "review-package";

    private final RuntimeService runtime;
    private final TaskService tasks;

    ReviewEngine(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void open(ReviewPackage opened) {
        EngineCalls.run(() ->
                runtime.startProcessInstanceByKey(
                        PROCESS,
                        opened.id.toString(),
                        Map.of(
                                Variables.REVIEWER_ID,
                                opened.reviewerId,
                                Variables.OPENED_AT,
                                Date.from(opened.openedAt),
                                Variables.DUE_AT,
                                Date.from(opened.dueAt),
                                Variables.UNDECIDED,
                                opened.undecided(),
                                Variables.TOP_RISK,
                                opened.topRisk,
                                Variables.ESCALATION_LEVEL,
                                opened.escalationLevel)));
    }

    @Override
    public void everythingDecided(UUID packageId) {
        complete(packageId, "decide-items");
    }

    @Override
    public void decisionWithdrawn(UUID packageId) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation("DecisionWithdrawn")
                        .processInstanceBusinessKey(packageId.toString())
                        .correlate());
    }

    @Override
    public void signed(UUID packageId) {
        complete(packageId, "sign-off");
    }

    @Override
    public void reviewerUnavailable(UUID packageId) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation("ReviewerUnavailable")
                        .processInstanceBusinessKey(packageId.toString())
                        .correlateAll());
    }

    /// A package whose process has ended is left alone.
    @Override
    public void campaignEnded(UUID packageId, boolean cancelled) {
        EngineCalls.run(() ->
                runtime.createMessageCorrelation("CampaignEnded")
                        .processInstanceBusinessKey(packageId.toString())
                        .setVariable(Variables.CANCELLED, cancelled)
                        .correlateAll());
    }

    private void complete(UUID packageId, String task) {
        EngineCalls.run(() -> {
            var open =
                    tasks.createTaskQuery()
                            .processInstanceBusinessKey(packageId.toString())
                            .taskDefinitionKey(task)
                            .singleResult();
            if (open == null) {
                throw new IllegalStateException(
                        "package " + packageId + " does not wait at " + task);
            }
            tasks.complete(open.getId());
        });
    }
}
