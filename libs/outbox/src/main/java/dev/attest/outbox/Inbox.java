package dev.attest.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;

/// Remembers which events a consumer has dealt with.
@ApplicationScoped
public class Inbox {

    private static final String CLAIM =
            "insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing";

    private final AgroalDataSource store;

    public Inbox(AgroalDataSource store) {
        this.store = store;
    }

    /// Claims the event in the current transaction: a rollback gives it back.
    ///
    /// @return false when the consumer has dealt with it already
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean claim(String consumer, UUID eventId) {
        try (var connection = store.getConnection();
                var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, consumer);
            statement.setObject(2, eventId);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StoreFailure("cannot claim event " + eventId + " for " + consumer, e);
        }
    }
}
