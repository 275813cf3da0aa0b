package dev.attest.collector.platform;

import dev.attest.collector.platform.StoreState.Phase;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Looks for a database that is away, and says when what waited meanwhile is worked off.
@ApplicationScoped
class StoreWatch {

    private static final Logger LOG = Logger.getLogger(StoreWatch.class);

    private static final String WAITING =
            """
            select (select count(*) from (
                select 1 from outbox where appended_at < clock_timestamp() - interval '10 seconds' limit 1) o)
              + (select count(*) from (
                select 1 from collection_task
                where state = 'WAITING' and not_before < clock_timestamp() - interval '1 minute' limit 1) t)
            """;

    private final StoreState state;
    private final Transactions transactions;

    StoreWatch(StoreState state, Transactions transactions) {
        this.state = state;
        this.transactions = transactions;
    }

    @Scheduled(
            identity = "look-for-the-store",
            every = "{attest.store.look}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (state.is(Phase.NORMAL) || state.is(Phase.SLOW)) {
            return;
        }
        try {
            if (waiting() == 0 && state.is(Phase.CATCHING_UP)) {
                state.caughtUp();
                LOG.info("the database keeps up again");
            }
        } catch (StoreAwayException e) {
            LOG.debugf("the database is still away: %s", e.getMessage());
        }
    }

    private long waiting() {
        return transactions.call(connection -> {
            Row row = connection.query(WAITING).executeAndAwait().iterator().next();
            return row.getLong(0);
        });
    }
}
