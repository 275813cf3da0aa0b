package dev.attest.outbox;

import dev.attest.events.EventEnvelope;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/// Appends events in the current transaction: they are published if it commits, and only then.
@ApplicationScoped
public class Outbox {

    private static final String APPEND =
            "insert into outbox (event_id, topic, key, type, source, event_time, data)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private final AgroalDataSource store;

    public Outbox(AgroalDataSource store) {
        this.store = store;
    }

    /// @throws jakarta.transaction.TransactionalException when there is no transaction to join
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(EventEnvelope<?> event) {
        append(List.of(event));
    }

    /// @param events in the order in which they are to be published
    /// @throws jakarta.transaction.TransactionalException when there is no transaction to join
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<? extends EventEnvelope<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        try (var connection = store.getConnection();
                var statement = connection.prepareStatement(APPEND)) {
            for (EventEnvelope<?> event : events) {
                bind(statement, OutboxRow.of(event));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StoreFailure("cannot append to the outbox", e);
        }
    }

    private static void bind(PreparedStatement statement, OutboxRow row) throws SQLException {
        statement.setObject(1, row.eventId());
        statement.setString(2, row.topic());
        statement.setString(3, row.key());
        statement.setString(4, row.type());
        statement.setString(5, row.source());
        statement.setObject(6, row.time().atOffset(ZoneOffset.UTC));
        statement.setString(7, row.data());
    }
}
