package dev.attest.reporting.queries;

import static dev.attest.lake.ParquetEngine.literal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.lake.ParquetEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.duckdb.DuckDBConnection;
import org.duckdb.ProfilerPrintFormat;
import org.jspecify.annotations.Nullable;

/// A DuckDB in memory that reads the lake's table and nothing else: no other files, no network, no
/// extensions, and no way to change that.
final class Sandbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<DuckDBConnection> free;
    private final List<DuckDBConnection> all = new ArrayList<>();

    /// What a database may read and take.
    ///
    /// @param folder the only one that is read
    /// @param memory as DuckDB writes it
    /// @param threads of all its statements together
    record Bounds(String folder, String memory, int threads) {}

    /// @param atOnce how many statements it runs at the same time
    Sandbox(Bounds bounds, int atOnce) throws SQLException {
        free = new ArrayBlockingQueue<>(atOnce);
        DuckDBConnection first = ParquetEngine.open();
        all.add(first);
        for (String setting : settings(bounds)) {
            execute(first, setting);
        }
        for (int i = 0; i < atOnce; i++) {
            DuckDBConnection connection = first.duplicate().unwrap(DuckDBConnection.class);
            // tells how many bytes were read
            execute(connection, "pragma enable_profiling='no_output'");
            all.add(connection);
            free.add(connection);
        }
        execute(first, "set lock_configuration=true");
    }

    private static List<String> settings(Bounds bounds) {
        return List.of(
                "set temp_directory=''",
                "set memory_limit=" + literal(bounds.memory),
                "set threads=" + bounds.threads,
                "set enable_external_file_cache=false",
                "set autoinstall_known_extensions=false",
                "set autoload_known_extensions=false",
                "set allowed_directories=[" + literal(bounds.folder + "/") + "]",
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

    /// What a statement did besides finding rows.
    ///
    /// @param truncated whether there is more than the bounds let through
    /// @param bytes how many bytes of files were read
    record Done(boolean truncated, long bytes) {}

    /// A statement on its way.
    ///
    /// @param seconds after which it ends; counted from when it is prepared
    record Prepared(Bounded bounded, String sql, List<@Nullable Object> values, int seconds) {

        Done run(DuckDBConnection connection, Rows rows) throws SQLException {
            boolean truncated;
            try (PreparedStatement statement = connection.prepareStatement(bounded.sql(sql))) {
                statement.setQueryTimeout(seconds);
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                try (ResultSet found = statement.executeQuery()) {
                    truncated = new AnswerReader(bounded).read(found, rows);
                }
            }
            return new Done(truncated, bytesRead(connection));
        }
    }

    private static long bytesRead(DuckDBConnection connection) throws SQLException {
        String profile = connection.getProfilingInformation(ProfilerPrintFormat.JSON);
        try {
            return JSON.readTree(profile).at("/io/total_bytes_read").asLong();
        } catch (JsonProcessingException e) {
            throw new SQLException("the database does not tell what it read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (DuckDBConnection connection : all) {
            connection.close();
        }
    }
}
