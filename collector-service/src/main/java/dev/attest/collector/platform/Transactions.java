package dev.attest.collector.platform;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Transactions for imports, which block: they run on virtual threads, never on an event loop.
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;

    private final Pool pool;

    public Transactions(Pool pool) {
        this.pool = pool;
    }

    /// Runs work in one transaction. A deadlock or a serialization failure is tried again, so the
    /// work must not have effects of its own.
    public <T> T call(Function<SqlConnection, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (PgException e) {
                if (attempt == ATTEMPTS || !transientFailure(e)) {
                    throw e;
                }
                LOG.debugf("transaction tried again after %s", e.getSqlState());
            }
        }
    }

    private <T> T once(Function<SqlConnection, T> work) {
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
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
