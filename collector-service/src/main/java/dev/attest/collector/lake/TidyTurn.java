package dev.attest.collector.lake;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets one replica at a time make files of a lake that they share. It saves work and protects
/// nothing: two that do the same at once put the same file.
@ApplicationScoped
class TidyTurn {

    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtext('attest'), hashtext('lake')) as mine";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;

    TidyTurn(Pool pool) {
        this.pool = pool;
    }

    /// Does some work with a connection at hand that holds the lock: a replica that ends lets go of
    /// it.
    ///
    /// @return empty when another replica has it
    <T> Optional<T> take(Supplier<T> work) {
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            Transaction transaction = connection.begin().await().atMost(PATIENCE);
            try {
                return locked(connection) ? Optional.of(work.get()) : Optional.empty();
            } finally {
                transaction.rollback().await().atMost(PATIENCE);
            }
        } finally {
            connection.close().await().atMost(PATIENCE);
        }
    }

    private static boolean locked(SqlConnection connection) {
        return connection
                .query(LOCK)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getBoolean("mine");
    }
}
