package dev.attest.reporting.queries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.lake.CopiesFullException;
import dev.attest.lake.LakeFile;
import dev.attest.lake.LakeStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.duckdb.ProfilerPrintFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs statements over the lake. Blocking; a few at the same time, the others wait.
@ApplicationScoped
class LakeQueries {

    // Between listing and reading, the collector may have made one file of several.
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(LakeQueries.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final QueryConfig config;
    private final LakeStore lake;
    private @Nullable Sandbox sandbox;

    LakeQueries(QueryConfig config, Lake lake) {
        this.config = config;
        this.lake = lake.store();
    }

    /// A statement and what goes into it.
    ///
    /// @param written by somebody who may not do everything
    record Asked(String sql, List<@Nullable Object> values, List<String> table, boolean written) {}

    LakeStore lake() {
        return lake;
    }

    /// @param files lists what to read; asked again when files went meanwhile
    QueryAnswer run(Asked asked, Supplier<List<LakeFile>> files) throws RefusedQueryException {
        Sandbox box = sandbox();
        try {
            DuckDBConnection connection =
                    box.free().poll(config.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (connection == null) {
                throw new RefusedQueryException(
                        "queries-busy", "Other queries are running; ask again later.");
            }
            try {
                return run(connection, asked, files);
            } finally {
                box.free().add(connection);
            }
        } catch (SQLException e) {
            if (!asked.written && !Failures.ofSize(e)) {
                throw new IllegalStateException("a query that ships cannot be answered", e);
            }
            throw Failures.refusal(e, lake.table(), config.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a query's turn", e);
        }
    }

    private QueryAnswer run(
            DuckDBConnection connection, Asked asked, Supplier<List<LakeFile>> files)
            throws SQLException, RefusedQueryException {
        if (asked.written) {
            SqlGuard.check(connection, asked.sql);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(connection, asked, files);
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw away(e);
                }
            } catch (CopiesFullException e) {
                throw new RefusedQueryException(
                        "query-too-large",
                        e.getMessage() + " (attest.lake.cache-bytes); ask for fewer days.");
            } catch (IOException | UncheckedIOException e) {
                throw away(e);
            }
        }
    }

    private static RefusedQueryException away(Exception e) {
        LOG.warn("the lake cannot be read", e);
        return new RefusedQueryException("lake-away", "The lake cannot be read now.");
    }

    /// @throws NoSuchFileException when files went meanwhile
    private QueryAnswer attempt(
            DuckDBConnection connection, Asked asked, Supplier<List<LakeFile>> files)
            throws SQLException, IOException {
        List<LakeFile> listed = files.get();
        try (LakeStore.Hold _ = lake.fetch(listed)) {
            Sandbox.execute(connection, EventsView.sql(listed));
            return answer(connection, asked, listed.size());
        } catch (SQLTimeoutException e) {
            throw e;
        } catch (SQLException e) {
            for (LakeFile file : listed) {
                if (!Files.exists(file.path())) {
                    throw gone(file, e);
                }
            }
            throw e;
        }
    }

    private static NoSuchFileException gone(LakeFile file, SQLException cause) {
        var gone = new NoSuchFileException(file.name());
        gone.initCause(cause);
        return gone;
    }

    private QueryAnswer answer(DuckDBConnection connection, Asked asked, int files)
            throws SQLException {
        Bounded bounded = new Bounded(config.maxRows(), config.maxCharacters());
        AnswerReader reader = new AnswerReader(bounded);
        if (asked.written) {
            // what is wrong with it is told of what was written, not of what is run
            connection.prepareStatement(asked.sql).close();
        }
        try (PreparedStatement statement = connection.prepareStatement(bounded.sql(asked.sql))) {
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, config.timeout().toSeconds())));
            for (int i = 0; i < asked.values.size(); i++) {
                statement.setObject(i + 1, asked.values.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                reader.read(found);
            }
        }
        long bytes = bytesRead(connection);
        List<String> table =
                asked.table.isEmpty()
                        ? reader.columns().stream().map(QueryAnswer.Column::name).toList()
                        : asked.table;
        return new QueryAnswer(
                reader.columns(),
                table,
                reader.rows(),
                reader.truncated(),
                files,
                bytes,
                AthenaCost.of(bytes, config.athena()));
    }

    private static long bytesRead(DuckDBConnection connection) throws SQLException {
        String profile = connection.getProfilingInformation(ProfilerPrintFormat.JSON);
        try {
            return JSON.readTree(profile).at("/io/total_bytes_read").asLong();
        } catch (JsonProcessingException e) {
            throw new SQLException("the database does not tell what it read", e);
        }
    }

    /// Opened by the first query, so that whoever asks none pays nothing.
    private synchronized Sandbox sandbox() {
        Sandbox known = sandbox;
        if (known == null) {
            try {
                known = new Sandbox(lake.table(), config);
            } catch (SQLException e) {
                throw new IllegalStateException("the database of the queries does not open", e);
            }
            sandbox = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() throws SQLException {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
