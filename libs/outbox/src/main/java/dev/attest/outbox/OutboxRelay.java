package dev.attest.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/// Publishes what the outbox holds, in order, and removes what the broker acknowledged. A crash in
/// between publishes again: consumers tell by the id.
@ApplicationScoped
public class OutboxRelay {

    /// What one round did.
    ///
    /// @param published events that the broker acknowledged
    /// @param more whether another round is worth it at once
    public record Round(int published, boolean more) {
        static final Round NOTHING = new Round(0, false);
    }

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    // "attest" and "outbox": one relay a database, however many processes run.
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtext('attest'), hashtext('outbox'))";

    private static final String DELETE = "delete from outbox where position = any (?)";

    private final AgroalDataSource store;
    private final EventPublisher publisher;
    private final OutboxConfig.Relay config;
    private final RelayMetrics metrics;

    public OutboxRelay(
            AgroalDataSource store,
            EventPublisher publisher,
            OutboxConfig config,
            RelayMetrics metrics) {
        this.store = store;
        this.publisher = publisher;
        this.config = config.relay();
        this.metrics = metrics;
    }

    /// One round: at most one batch.
    ///
    /// @throws StoreFailure when the database fails
    /// @throws PublishFailure when the broker does not take the batch; it stays in the outbox
    public Round publishOnce() {
        return StoreTransactions.inNew(store, "cannot publish the outbox", this::publish);
    }

    private Round publish(Connection connection) throws SQLException {
        if (!locked(connection)) {
            return Round.NOTHING;
        }
        List<PendingEvent> batch =
                PendingEvents.read(connection, config.batch(), config.batchBytes());
        metrics.looked(batch);
        if (batch.isEmpty()) {
            return Round.NOTHING;
        }
        publisher.publish(batch, config.timeout());
        delete(connection, batch);
        metrics.published(batch.size());
        LOG.debugf("published %d events", batch.size());
        return new Round(batch.size(), true);
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK);
                var result = statement.executeQuery()) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private static void delete(Connection connection, List<PendingEvent> batch)
            throws SQLException {
        Object[] positions = batch.stream().map(PendingEvent::position).toArray();
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions));
            statement.executeUpdate();
        }
    }
}
