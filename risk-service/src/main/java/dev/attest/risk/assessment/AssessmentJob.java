package dev.attest.risk.assessment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Keeps the scores up to date. Several processes may run it: they take different subjects.
@ApplicationScoped
class AssessmentJob {

    private static final Logger LOG = Logger.getLogger(AssessmentJob.class);

    private final AssessDirtySubjects dirty;
    private final MarkDueSubjects due;

    AssessmentJob(AssessDirtySubjects dirty, MarkDueSubjects due) {
        this.dirty = dirty;
        this.due = due;
    }

    @Scheduled(
            identity = "assess-dirty-subjects",
            every = "${attest.risk.worker.pause}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> assess() {
        return Multi.createBy()
                .repeating()
                .uni(dirty::assessBatch)
                .whilst(taken -> taken > 0)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(AssessmentJob::nextTime);
    }

    @Scheduled(
            identity = "mark-due-subjects",
            every = "${attest.risk.worker.sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return due.mark().onFailure().recoverWithUni(AssessmentJob::nextTime);
    }

    /// The marks are still there: nothing is lost but time.
    private static Uni<Void> nextTime(Throwable failure) {
        LOG.warnf("the scores wait for the next round: %s", failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
