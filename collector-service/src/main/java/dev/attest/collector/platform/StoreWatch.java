package dev.attest.collector.platform;

import dev.attest.collector.platform.StoreState.Phase;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Looks for a database that is away, and says when what waited meanwhile is worked off.
@ApplicationScoped
public class StoreWatch {

    private static final Logger LOG = Logger.getLogger(StoreWatch.class);

    private static final String OUTBOX =
            """
            select exists (select 1 from outbox where appended_at < clock_timestamp() - interval '10 seconds')
            """;

    private final List<Backlog> backlogs;
    private final StoreState state;
    private final Transactions transactions;

    StoreWatch(@All List<Backlog> backlogs, StoreState state, Transactions transactions) {
        this.backlogs = backlogs;
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
            if (!waiting() && state.is(Phase.CATCHING_UP)) {
                state.caughtUp();
                LOG.info("the database keeps up again");
            }
        } catch (StoreAwayException e) {
            LOG.debugf("the database is still away: %s", e.getMessage());
        }
    }

    private boolean waiting() {
        return transactions.call(connection ->
                connection.query(OUTBOX).executeAndAwait().iterator().next().getBoolean(0)
                        || backlogs.stream().anyMatch(each -> each.waits(connection)));
    }

    /// Work that stands still while the database is away.
    public interface Backlog {
        /// Whether some of it has waited for longer than it does with a database.
        boolean waits(SqlConnection connection);
    }
}
