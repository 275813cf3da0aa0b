package dev.attest.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Where the test server listens and how to sign in. It is started once and ends with the JVM.
record PostgresServer(String host, int port, String username, String password) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable PostgresServer running;

    /// Makes a database of its own for a service.
    ///
    /// @return the settings by which the service finds it
    static Map<String, String> freshDatabase() {
        PostgresServer server = running();
        String database = "test_" + DATABASES.incrementAndGet();
        server.create(database);
        return Map.of(
                "quarkus.datasource.username",
                server.username,
                "quarkus.datasource.password",
                server.password,
                "quarkus.datasource.jdbc.url",
                server.jdbcUrl(database) + "?reWriteBatchedInserts=true",
                "quarkus.datasource.reactive.url",
                server.reactiveUrl(database));
    }

    private static synchronized PostgresServer running() {
        PostgresServer server = running;
        if (server == null) {
            server = start(System.getProperty("test.db", "embedded"));
            running = server;
        }
        return server;
    }

    private void create(String database) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), username, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the test database " + database, e);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    private String reactiveUrl(String database) {
        return "vertx-reactive:postgresql://" + host + ":" + port + "/" + database;
    }

    private static PostgresServer start(String kind) {
        return switch (kind) {
            case "embedded" -> embedded();
            case "testcontainers" -> container();
            default ->
                    throw new IllegalArgumentException(
                            "test.db is '" + kind + "', must be embedded or testcontainers");
        };
    }

    private static PostgresServer embedded() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return new PostgresServer("127.0.0.1", server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Testcontainers removes the container itself when the JVM ends.
    @SuppressWarnings("resource")
    private static PostgresServer container() {
        var container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return new PostgresServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }
}
