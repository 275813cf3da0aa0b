package dev.attest.collector.trail;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/// Drops the days of activity whose retention has ended. What it could not drop it drops the next
/// day.
@ApplicationScoped
class DropOldActivity {

    private static final Logger LOG = Logger.getLogger(DropOldActivity.class);

    private final ActivityPartitions partitions;
    private final ActivityRetention retention;

    DropOldActivity(ActivityPartitions partitions, ActivityRetention retention) {
        this.partitions = partitions;
        this.retention = retention;
    }

    @Scheduled(
            identity = "drop-old-activity",
            cron = "0 20 3 * * ?",
            timeZone = "UTC",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void drop() {
        retention
                .firstDay()
                .ifPresent(first -> {
                    List<LocalDate> dropped = partitions.drop(first);
                    LOG.infof("activity before %s: %d days dropped", first, dropped.size());
                });
    }
}
