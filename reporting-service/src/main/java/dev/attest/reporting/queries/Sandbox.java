package dev.attest.reporting.queries;

import static dev.attest.lake.ParquetEngine.literal;

import dev.attest.lake.ParquetEngine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.duckdb.DuckDBConnection;

/// A DuckDB in memory that reads the lake's table and nothing else: no other files, no network, no
/// extensions, and no way to change that.
final class Sandbox implements AutoCloseable {

    private final BlockingQueue<DuckDBConnection> free;
    private final List<DuckDBConnection> all = new ArrayList<>();

    /// @param folder the only one that is read
    Sandbox(Path folder, QueryConfig config) throws SQLException {
        free = new ArrayBlockingQueue<>(config.atOnce());
        DuckDBConnection first = ParquetEngine.open();
        all.add(first);
        for (String setting : settings(folder, config)) {
            execute(first, setting);
        }
        for (int i = 0; i < config.atOnce(); i++) {
            DuckDBConnection connection = first.duplicate().unwrap(DuckDBConnection.class);
            // tells how many bytes were read
            execute(connection, "pragma enable_profiling='no_output'");
            all.add(connection);
            free.add(connection);
        }
        execute(first, "set lock_configuration=true");
    }

    private static List<String> settings(Path folder, QueryConfig config) {
        return List.of(
                "set temp_directory=''",
                "set memory_limit=" + literal(config.memory()),
                "set threads=" + config.threads(),
                "set enable_external_file_cache=false",
                "set autoinstall_known_extensions=false",
                "set autoload_known_extensions=false",
                "set allowed_directories=[" + literal(folder + "/") + "]",
                "set enable_external_access=false");
    }

    /// Connections that wait for work; who takes one gives it back.
    BlockingQueue<DuckDBConnection> free() {
        return free;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (DuckDBConnection connection : all) {
            connection.close();
        }
    }
}
