package dev.attest.reporting.queries;

import dev.attest.lake.CopiesFullException;
import dev.attest.lake.LakeFile;
import dev.attest.lake.LakeStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs statements over the lake: those that ship in a database here, those that somebody wrote in
/// a process for each. Blocking; a few at the same time, the others wait.
@ApplicationScoped
class LakeQueries {

    // Between listing and reading, the collector may have made one file of several.
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(LakeQueries.class);

    // A process that is out of time says so itself.
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final QueryConfig config;
    private final LakeStore lake;
    private final SqlProcess process;
    private final Places shipped;
    private final Places written;
    private @Nullable Sandbox sandbox;

    LakeQueries(QueryConfig config, Lake lake) {
        this.config = config;
        this.lake = lake.store();
        process =
                new SqlProcess(
                        config.timeout(),
                        ProcessMemory.bytes(config.memory())
                                + ProcessMemory.bytes(config.processMemory()));
        shipped = new Places("queries", config.atOnce());
        written = new Places("sql", config.processes());
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
        Places places = asked.written ? written : shipped;
        try (Places.Place place = places.take(config.patience())) {
            return run(place, asked, files);
        } catch (SQLException e) {
            if (!asked.written && !Failures.ofSize(e)) {
                throw new IllegalStateException("a query that ships cannot be answered", e);
            }
            throw Failures.refusal(e, lake.table(), config.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a query", e);
        }
    }

    private QueryAnswer run(Places.Place place, Asked asked, Supplier<List<LakeFile>> files)
            throws SQLException, RefusedQueryException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(place, asked, files);
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
        return new RefusedQueryException(
                RefusedQueryException.AWAY, "The lake cannot be read now.");
    }

    /// @throws NoSuchFileException when files went meanwhile
    private QueryAnswer attempt(Places.Place place, Asked asked, Supplier<List<LakeFile>> files)
            throws SQLException, IOException, RefusedQueryException, InterruptedException {
        List<LakeFile> listed = files.get();
        try (LakeStore.Hold _ = lake.fetch(listed)) {
            String view = EventsView.sql(listed);
            Found found =
                    asked.written
                            ? place.run(() -> apart(asked, view), config.timeout().plus(ENDING))
                            : place.run(() -> here(asked, view), config.timeout());
            return answer(asked, found, listed.size());
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

    private Found apart(Asked asked, String view)
            throws SQLException, RefusedQueryException, InterruptedException {
        return process.run(new SqlRequest(bounds(), view, asked.sql, bounded()));
    }

    private Found here(Asked asked, String view) throws SQLException {
        Sandbox box = sandbox();
        // as many as there are places
        DuckDBConnection connection = box.free().remove();
        try {
            Sandbox.execute(connection, view);
            int seconds = Math.toIntExact(Math.max(1, config.timeout().toSeconds()));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            List<QueryAnswer.Column> columns = new ArrayList<>();
            Sandbox.Done done =
                    new Sandbox.Prepared(bounded(), asked.sql, asked.values, seconds)
                            .run(connection, Rows.into(columns, rows));
            return new Found(columns, rows, done.truncated(), done.bytes());
        } finally {
            box.free().add(connection);
        }
    }

    private Bounded bounded() {
        return new Bounded(config.maxRows(), config.maxCharacters());
    }

    private Sandbox.Bounds bounds() {
        return new Sandbox.Bounds(lake.table().toString(), config.memory(), config.threads());
    }

    private QueryAnswer answer(Asked asked, Found found, int files) {
        List<String> table =
                asked.table.isEmpty()
                        ? found.columns().stream().map(QueryAnswer.Column::name).toList()
                        : asked.table;
        return new QueryAnswer(
                found.columns(),
                table,
                found.rows(),
                found.truncated(),
                files,
                found.bytes(),
                AthenaCost.of(found.bytes(), config.athena()));
    }

    /// Opened by the first query, so that whoever asks none pays nothing.
    private synchronized Sandbox sandbox() {
        Sandbox known = sandbox;
        if (known == null) {
            try {
                known = new Sandbox(bounds(), config.atOnce());
            } catch (SQLException e) {
                throw new IllegalStateException("the database of the queries does not open", e);
            }
            sandbox = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() throws SQLException {
        written.close();
        shipped.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
