package dev.attest.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the collector stored, asked of its database.
///
/// @param settings that the collector was started with
public record CollectorDatabase(Map<String, String> settings) {

    /// The number that a query answers.
    public long count(String sql) throws SQLException {
        try (Connection connection = connection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The first column of what a query answers.
    public List<String> texts(String sql) throws SQLException {
        try (Connection connection = connection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /// One of its own, for who closes it.
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(
                String.valueOf(settings.get("quarkus.datasource.jdbc.url")),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
