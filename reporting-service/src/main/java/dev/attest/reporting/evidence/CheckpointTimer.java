package dev.attest.reporting.evidence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Signs the log from time to time, and looks at it once at the start.
@ApplicationScoped
class CheckpointTimer {

    private static final Logger LOG = Logger.getLogger(CheckpointTimer.class);

    private final SignCheckpoint sign;
    private final LogCondition condition;
    private volatile boolean stopping;

    CheckpointTimer(SignCheckpoint sign, LogCondition condition) {
        this.sign = sign;
        this.condition = condition;
    }

    void start(@Observes StartupEvent event) {
        tick();
    }

    /// The store closes while a signature may be under way; the next start makes up for it.
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(
            every = "{attest.evidence.checkpoint-interval}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (stopping || condition.damage().isPresent()) {
            return;
        }
        try {
            sign.sign();
        } catch (LogDamagedException e) {
            LOG.errorf(
                    "The evidence log is damaged, nothing is signed any more: %s", e.getMessage());
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.errorf(e, "The evidence log could not be signed; trying again later");
            }
        }
    }
}
