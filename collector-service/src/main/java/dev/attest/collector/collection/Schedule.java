package dev.attest.collector.collection;

import static dev.attest.collector.platform.Times.slot;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Plans a round of collection at the beginning of every slot of time. All replicas look; the first
/// one plans.
@ApplicationScoped
class Schedule {

    private static final Logger LOG = Logger.getLogger(Schedule.class);

    private final RequestCollection request;
    private final Optional<Duration> every;
    private final Clock clock;

    Schedule(RequestCollection request, CollectionConfig config, Clock clock) {
        this.request = request;
        this.clock = clock;
        every = config.every();
    }

    @Scheduled(
            identity = "plan-collection",
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        every.filter(_ -> request.configured()).ifPresent(this::plan);
    }

    private void plan(Duration length) {
        try {
            request.plan(slot(clock.instant(), length));
        } catch (RuntimeException e) {
            LOG.warnf("a round of collection cannot be planned for the moment: %s", e.getMessage());
        }
    }
}
