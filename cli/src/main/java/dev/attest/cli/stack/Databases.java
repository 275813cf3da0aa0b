package dev.attest.cli.stack;

import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/// Sees to it that each service has its role and its database; a role may enter its own database
/// only.
final class Databases {
    static final String ADMINISTRATOR = "attest";
    static final List<String> NAMES =
            List.of("collector", "risk", "certification", "reporting", "console");
    private static final String TIMEOUT_SECONDS = "3";

    private final Ports ports;
    private final Secrets secrets;
    private boolean provisioned;

    Databases(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /// Whether the server answers; the first time also makes what is missing.
    boolean provision() {
        try (Connection connection = connect()) {
            if (!provisioned) {
                for (String name : NAMES) {
                    provision(connection, name);
                }
                provisioned = true;
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var login = new Properties();
        login.setProperty("user", ADMINISTRATOR);
        login.setProperty("password", secrets.make("database-" + ADMINISTRATOR));
        login.setProperty("connectTimeout", TIMEOUT_SECONDS);
        login.setProperty("socketTimeout", "30");
        login.setProperty("loginTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/postgres", login);
    }

    private void provision(Connection connection, String name) throws SQLException {
        // Names are ours and secrets are letters and digits: nothing here needs quoting beyond
        // this.
        String password = secrets.make("database-" + name);
        try (Statement statement = connection.createStatement()) {
            if (missing(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name + " login");
            }
            statement.execute("alter role " + name + " password '" + password + "'");
            if (missing(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
            }
            statement.execute("revoke connect on database " + name + " from public");
        }
    }

    private static boolean missing(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }
}
