package dev.attest.collector.windows;

import dev.attest.collector.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/// Forgets what no window looks at any more: what was learnt of longer ago than a window looks back
/// and events come late. Old files that are imported now are kept as long as new ones.
@ApplicationScoped
class ForgetObservations {

    private static final Logger LOG = Logger.getLogger(ForgetObservations.class);
    private static final int AT_ONCE = 10_000;

    private static final String OBSERVATIONS =
            """
            delete from rule_observation where ctid = any(array(
              select ctid from rule_observation where expires_at < $1 limit $2 for update skip locked))
            """;

    /// A window that somebody holds is in use.
    private static final String WINDOWS =
            """
            delete from rule_window where ctid = any(array(
              select ctid from rule_window where expires_at < $1 limit $2 for update skip locked))
            """;

    private final Transactions transactions;
    private final Clock clock;

    ForgetObservations(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-observations",
            cron = "0 40 * * * ?",
            timeZone = "UTC",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        long observations = all(OBSERVATIONS, now);
        long windows = all(WINDOWS, now);
        if (observations + windows > 0) {
            LOG.infof("%d observations of %d windows forgotten", observations, windows);
        }
    }

    private long all(String delete, OffsetDateTime now) {
        long sum = 0;
        int deleted;
        do {
            deleted = transactions.call(connection -> some(connection, delete, now));
            sum += deleted;
        } while (deleted == AT_ONCE);
        return sum;
    }

    private static int some(SqlConnection connection, String delete, OffsetDateTime now) {
        return connection.preparedQuery(delete).executeAndAwait(Tuple.of(now, AT_ONCE)).rowCount();
    }
}
