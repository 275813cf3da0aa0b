package dev.attest.benchmarks;

import dev.attest.testsupport.CollectorDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/// The peer of ingest: the rows that were stored, from files into a table with the same columns,
/// keys, indexes and partitions, and nothing looked at on the way. Nobody is faster.
final class RawCopy {

    private static final String FILES = "copy-%d.bin";

    private final CollectorDatabase database;
    private final Path folder;

    /// @param database where the rows are
    /// @param folder for the rows
    RawCopy(CollectorDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /// How long it takes to copy what was prepared.
    double seconds(int connections) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Path file = folder.resolve(FILES.formatted(i));
                running.add(threads.submit(() -> load(file)));
            }
            for (Future<Long> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the rows cannot be copied", e.getCause());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// Makes the table, and a file for each connection.
    ///
    /// @param skipped how many rows, the first by their file, are not copied
    void prepare(long skipped, int parts) throws IOException, SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table copied (like activity including all) partition by range (event_day)");
            for (String day : days(statement)) {
                statement.execute(
                        "create table copied_%1$s partition of copied for values from ('%2$s') to ('%2$s'::date + 1)"
                                .formatted(day.replace("-", ""), day));
            }
            statement.execute(
                    "create temporary table numbered as select *, row_number() over (order by raw_file, raw_offset) as n from activity");
            statement.execute("delete from numbered where n <= " + skipped);
            for (int i = 0; i < parts; i++) {
                try (OutputStream file =
                        Files.newOutputStream(folder.resolve(FILES.formatted(i)))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy (select %s from numbered where raw_file %% %d = %d order by n) to stdout (format binary)"
                                            .formatted(columns(connection), parts, i),
                                    file);
                }
            }
        }
    }

    private long load(Path file) throws IOException, SQLException {
        try (Connection connection = database.connection();
                InputStream rows = Files.newInputStream(file)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy copied (%s) from stdin (format binary)"
                                    .formatted(columns(connection)),
                            rows,
                            1 << 16);
        }
    }

    private static List<String> days(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select distinct event_day::text from activity")) {
            List<String> days = new ArrayList<>();
            while (rows.next()) {
                days.add(rows.getString(1));
            }
            return days;
        }
    }

    private static String columns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select string_agg(column_name, ', ' order by ordinal_position) from"
                                        + " information_schema.columns where table_name = 'activity'"
                                        + " and table_schema = 'public'")) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }
}
