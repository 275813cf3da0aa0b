package dev.attest.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// Writes the lake's Parquet files: new ones itself, and of many one with DuckDB, in memory and
/// with a bound on it. DuckDB's native part is loaded when it is needed first.
public final class ParquetEngine implements AutoCloseable {

    private static final String FORMAT =
            " (format parquet, compression zstd, use_tmp_file false, parquet_version v1,"
                    + " row_group_size 20000)";

    private final String memory;
    private final Path spill;
    private final ExecutorService writers;
    private @Nullable DuckDBConnection database;

    /// @param memory the most that DuckDB takes, such as `128MB`
    /// @param spill a folder for what does not fit into the memory; it is set once, as DuckDB does
    ///   not let it be changed after its first use
    /// @param atOnce how many files are written at the same time
    public ParquetEngine(String memory, Path spill, int atOnce) {
        this.memory = memory;
        this.spill = spill;
        writers =
                Executors.newFixedThreadPool(
                        atOnce, Thread.ofPlatform().daemon().name("lake-", 0).factory());
    }

    /// Begins to write events to a file; done, it is on the disk.
    Future<?> begin(EventPart events, Path file) {
        return writers.submit(() -> {
            events.write(file);
            LakeFolder.force(file);
            return file;
        });
    }

    /// Writes the events of several files to one: each once, sorted by time.
    void merge(List<Path> files, Path file) {
        String all = files.stream().map(ParquetEngine::literal).collect(Collectors.joining(", "));
        run(connection -> {
            execute(
                    connection,
                    copy(
                            "(select distinct on (account_id, event_id) * from read_parquet(["
                                    + all
                                    + "], hive_partitioning=false, union_by_name=true))",
                            file));
        });
    }

    private static String copy(String rows, Path file) {
        return "copy (select "
                + LakeColumn.list()
                + " from "
                + rows
                + " order by event_time, account_id, event_id) to "
                + literal(file)
                + FORMAT;
    }

    /// A path or another text as SQL writes it.
    public static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    private interface Work {
        void with(DuckDBConnection connection) throws SQLException;
    }

    private void run(Work work) {
        try (DuckDBConnection connection = database().duplicate()) {
            work.with(connection);
        } catch (SQLException e) {
            throw new LakeException("a Parquet file cannot be written", e);
        }
    }

    private synchronized DuckDBConnection database() throws SQLException {
        DuckDBConnection known = database;
        if (known != null) {
            return known;
        }
        DuckDBConnection opened = open();
        execute(opened, "set memory_limit=" + literal(memory));
        execute(opened, "set threads=1");
        execute(opened, "set temp_directory=" + literal(spill));
        execute(opened, "set autoinstall_known_extensions=false");
        database = opened;
        return opened;
    }

    /// A database of its own, in memory. Asks the driver itself: the DriverManager does not know it
    /// everywhere.
    public static DuckDBConnection open() throws SQLException {
        return new DuckDBDriver()
                .connect("jdbc:duckdb:", new Properties())
                .unwrap(DuckDBConnection.class);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        writers.close();
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            throw new LakeException("DuckDB does not close", e);
        }
    }
}
