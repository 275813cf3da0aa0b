package dev.attest.collector.collection;

import dev.attest.collector.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/// Drops pieces of work that ended long ago, and the rounds they belonged to. What they found out
/// stands in the checkpoints.
@ApplicationScoped
class DropOldRuns {

    private static final Logger LOG = Logger.getLogger(DropOldRuns.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Transactions transactions;
    private final Clock clock;

    DropOldRuns(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            identity = "drop-old-runs",
            cron = "0 40 3 * * ?",
            timeZone = "UTC",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void drop() {
        int dropped = transactions.call(this::dropped);
        LOG.infof("%d pieces of work dropped that ended more than %s ago", dropped, KEPT);
    }

    int dropped(SqlConnection connection) {
        OffsetDateTime before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        int tasks =
                connection
                        .preparedQuery(
                                "delete from collection_task where state in ('DONE', 'FAILED')"
                                        + " and finished_at < $1")
                        .executeAndAwait(Tuple.of(before))
                        .rowCount();
        connection
                .preparedQuery(
                        "delete from collection_run r where requested_at < $1 and not exists"
                                + " (select 1 from collection_task t where t.run_id = r.id)")
                .executeAndAwait(Tuple.of(before));
        return tasks;
    }
}
