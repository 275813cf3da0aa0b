package dev.attest.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Looks into the tables, in a transaction of its own.
@ApplicationScoped
class Store {

    private final AgroalDataSource source;

    Store(AgroalDataSource source) {
        this.source = source;
    }

    AgroalDataSource source() {
        return source;
    }

    long count(String table) {
        return StoreTransactions.inNew(
                source,
                "cannot count",
                connection -> {
                    try (var statement =
                                    connection.prepareStatement("select count(*) from " + table);
                            var result = statement.executeQuery()) {
                        result.next();
                        return result.getLong(1);
                    }
                });
    }

    List<String> effects(String accountId) {
        return StoreTransactions.inNew(
                source,
                "cannot read effects",
                connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "select name from effect where account_id = ? order by"
                                            + " effect_id")) {
                        statement.setString(1, accountId);
                        try (var rows = statement.executeQuery()) {
                            var names = new ArrayList<String>();
                            while (rows.next()) {
                                names.add(rows.getString(1));
                            }
                            return names;
                        }
                    }
                });
    }

    /// In the caller's transaction.
    void addEffect(String accountId, String name) {
        try (var connection = source.getConnection();
                var statement =
                        connection.prepareStatement(
                                "insert into effect (account_id, name) values (?, ?)")) {
            statement.setString(1, accountId);
            statement.setString(2, name);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure("cannot add an effect", e);
        }
    }

    /// Makes rows look older.
    void age(String table, String column, String by) {
        StoreTransactions.inNew(
                source,
                "cannot age " + table,
                connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "update %1$s set %2$s = %2$s - ?::interval"
                                            .formatted(table, column))) {
                        statement.setString(1, by);
                        return statement.executeUpdate();
                    }
                });
    }

    void clear() {
        StoreTransactions.inNew(
                source,
                "cannot clear",
                connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.execute(
                                "truncate outbox, inbox, inbox_quarantine, effect");
                    }
                });
    }
}
