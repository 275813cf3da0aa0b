package dev.attest.collector.platform;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Transactions for imports, which block: they run on virtual threads, never on an event loop.
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;

    private final Pool pool;
    private final StoreState state;
    private final Clock clock;

    public Transactions(Pool pool, StoreState state, Clock clock) {
        this.pool = pool;
        this.state = state;
        this.clock = clock;
    }

    /// Runs work in one transaction. A deadlock or a serialization failure is tried again, so the
    /// work must not have effects of its own.
    ///
    /// @throws StoreAwayException when the database cannot be reached
    public <T> T call(Function<SqlConnection, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                Instant began = clock.instant();
                T result = once(work);
                state.kept(Duration.between(began, clock.instant()));
                return result;
            } catch (PgException e) {
                if (StoreFaults.away(e)) {
                    throw away(e);
                }
                if (attempt == ATTEMPTS || !transientFailure(e)) {
                    throw e;
                }
                LOG.debugf("transaction tried again after %s", e.getSqlState());
            } catch (RuntimeException e) {
                throw StoreFaults.away(e) ? away(e) : e;
            }
        }
    }

    /// The same, for work that has no result.
    public void run(Consumer<SqlConnection> work) {
        call(connection -> {
            work.accept(connection);
            return Optional.empty();
        });
    }

    private StoreAwayException away(RuntimeException e) {
        if (!state.is(StoreState.Phase.SHEDDING)) {
            LOG.warnf("the database is away: %s", e.getMessage());
        }
        state.away();
        return e instanceof StoreAwayException told ? told : new StoreAwayException(e);
    }

    private SqlConnection connection() {
        try {
            return pool.getConnection().await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            throw StoreFaults.noConnection(e) ? away(e) : e;
        }
    }

    private <T> T once(Function<SqlConnection, T> work) {
        SqlConnection connection = connection();
        try {
            Transaction transaction = connection.begin().await().atMost(PATIENCE);
            T result;
            try {
                result = work.apply(connection);
            } catch (RuntimeException e) {
                rollback(transaction, e);
                throw e;
            }
            transaction.commit().await().atMost(PATIENCE);
            return result;
        } finally {
            connection.close().await().atMost(PATIENCE);
        }
    }

    private static void rollback(Transaction transaction, RuntimeException cause) {
        try {
            transaction.rollback().await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static boolean transientFailure(PgException e) {
        return "40P01".equals(e.getSqlState()) || "40001".equals(e.getSqlState());
    }
}
