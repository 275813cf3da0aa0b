package dev.attest.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL for tests: one server a JVM, a fresh database for every application start.
/// Embedded by default; `-Dtest.db=testcontainers` runs it in a container where there is an engine.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        PostgresServer server = PostgresServer.running();
        String database = "test_" + DATABASES.incrementAndGet();
        createDatabase(server, database);
        var config = new HashMap<String, String>();
        config.put("quarkus.datasource.username", server.username());
        config.put("quarkus.datasource.password", server.password());
        config.put(
                "quarkus.datasource.jdbc.url",
                server.jdbcUrl(database) + "?reWriteBatchedInserts=true");
        config.put("quarkus.datasource.reactive.url", server.reactiveUrl(database));
        return config;
    }

    /// Does nothing: the server serves the next application start and ends with the JVM.
    @Override
    public void stop() {}

    private static void createDatabase(PostgresServer server, String database) {
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl("postgres"), server.username(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the test database " + database, e);
        }
    }
}
