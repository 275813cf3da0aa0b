package dev.attest.collector.lake;

import dev.attest.collector.platform.Retention;
import dev.attest.lake.Compaction;
import dev.attest.lake.LakeException;
import dev.attest.lake.Partition;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Makes one file of the many of a day, and lets days go whose retention has ended. Made at the
/// start, so that a setting that makes no sense is refused.
@Startup
@ApplicationScoped
class TidyLake {

    private static final Logger LOG = Logger.getLogger(TidyLake.class);

    private final Lake lake;
    private final LakeConfig config;
    private final Clock clock;
    private final TidyTurn turn;
    private final Retention retention;
    private final StuckDays stuck = new StuckDays();

    TidyLake(Lake lake, LakeConfig config, Clock clock, TidyTurn turn) {
        this.lake = lake;
        this.config = config;
        this.clock = clock;
        this.turn = turn;
        retention = new Retention("attest.lake.retention", config.retention(), clock);
    }

    @Scheduled(
            identity = "compact-lake",
            every = "{attest.lake.compaction.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compact() {
        int done = turn.take(this::compactDays).orElse(0);
        if (done > 0) {
            LOG.infof("the lake: %d days and regions are one file now", done);
        }
    }

    private int compactDays() {
        var when = config.compaction();
        int done =
                new Compaction(lake.store(), lake.engine())
                        .run(
                                new Compaction.Policy(when.files(), when.quiet()),
                                clock.instant(),
                                this::stays);
        stuck.rounded();
        return done;
    }

    private void stays(LakeException day) {
        stuck.failed(day).ifPresent(LOG::warn);
        LOG.debug(day.getMessage(), day);
    }

    @Scheduled(
            identity = "drop-old-lake",
            cron = "0 40 3 * * ?",
            timeZone = "UTC",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void dropOld() throws IOException {
        Optional<LocalDate> first = retention.firstDay();
        if (first.isPresent()) {
            List<Partition> dropped = lake.store().drop(first.get());
            LOG.infof(
                    "the lake before %s: %d days and regions dropped", first.get(), dropped.size());
        }
    }
}
