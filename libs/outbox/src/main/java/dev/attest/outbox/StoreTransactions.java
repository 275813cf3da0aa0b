package dev.attest.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;

/// Short transactions of this library's own, apart from the one a caller may be in.
final class StoreTransactions {

    private StoreTransactions() {}

    /// What to do with the connection; it must not keep it.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static <T> T inNew(AgroalDataSource store, String failure, Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    try (var connection = store.getConnection()) {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw new StoreFailure(failure, e);
                    }
                });
    }
}
