package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Rows in the embedded database, to see whether they are still there afterwards.
record Ledger(String url, String password) {
    Ledger(Home home, Ports ports) {
        this(
                "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/collector",
                new Secrets(home).read("database-collector"));
    }

    /// Writes rows of a few kilobytes, each committed; says how many before the database refused.
    int write(int wanted) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists ledger (id int, filling text)");
            int written = 0;
            try {
                for (; written < wanted; written++) {
                    statement.execute(
                            "insert into ledger select "
                                    + written
                                    + ", string_agg(md5(random()::text), '') from"
                                    + " generate_series(1, 2000)");
                }
            } catch (SQLException e) {
                return written;
            }
            return written;
        }
    }

    int rows() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from ledger")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "collector", password);
    }
}
