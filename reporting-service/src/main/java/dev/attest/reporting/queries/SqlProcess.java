package dev.attest.reporting.queries;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.lake.ParquetEngine;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/// Runs written SQL in a process of its own, for as long and with as much memory as it may take:
/// inside one function DuckDB heeds neither a limit of memory nor an interrupt, and some inputs
/// crash it. The process has an empty environment and an empty folder, and is ended whatever
/// happens.
final class SqlProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration LEAVE = Duration.ofSeconds(5);
    private static final int OUT_OF_HEAP = 3;

    /// One for each file of code that the program needs.
    private static final List<Class<?>> CODE =
            List.of(
                    SqlProgram.class,
                    ParquetEngine.class,
                    DuckDBDriver.class,
                    ObjectMapper.class,
                    JsonFactory.class,
                    JsonProperty.class);

    private static final List<String> FLAGS =
            List.of(
                    "-Xmx96m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=32m",
                    "-XX:MaxMetaspaceSize=64m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-CreateCoredumpOnCrash",
                    "-XX:+DisplayVMOutputToStderr",
                    "-XX:-UsePerfData",
                    "-XX:+DisableAttachMechanism",
                    "--enable-native-access=ALL-UNNAMED");

    private final Duration limit;
    private final long most;

    /// @param limit of the time from its start to its last row
    /// @param most bytes of memory that the process may take
    SqlProcess(Duration limit, long most) {
        this.limit = limit;
        this.most = most;
    }

    /// @throws SQLTimeoutException when the time is over
    /// @throws SQLException saying what the database said
    Found run(SqlRequest request) throws SQLException, RefusedQueryException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            Path folder = Files.createTempDirectory("attest-sql-");
            try {
                return run(request, folder, end);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a process for a query does not start", e);
        }
    }

    private Found run(SqlRequest request, Path folder, long end)
            throws IOException, SQLException, RefusedQueryException, InterruptedException {
        Process process = start(folder);
        try {
            return watch(process, request, end);
        } finally {
            process.destroyForcibly();
            process.waitFor(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Process start(Path folder) throws IOException {
        Stream<String> command =
                Stream.of(
                                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")),
                                FLAGS.stream(),
                                Stream.of(
                                        "-Duser.timezone=" + TimeZone.getDefault().getID(),
                                        "-Duser.home=" + folder,
                                        "-Djava.io.tmpdir=" + folder,
                                        "-cp",
                                        code(),
                                        SqlProgram.class.getName()))
                        .flatMap(parts -> parts.map(Object::toString));
        ProcessBuilder builder =
                new ProcessBuilder(command.toList())
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private static String code() {
        return CODE.stream()
                .map(SqlProcess::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        URL place = type.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(place.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path: " + place, e);
        }
    }

    /// Listens on another thread, as whoever reads from a process cannot look at it meanwhile.
    private Found watch(Process process, SqlRequest request, long end)
            throws SQLException, RefusedQueryException, InterruptedException {
        var conversation = new FutureTask<Found>(() -> converse(process, request));
        Thread.ofPlatform().daemon().name("sql-listener").start(conversation);
        while (true) {
            try {
                return conversation.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                check(process, end);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case SQLException failed -> throw failed;
                    case RefusedQueryException refused -> throw refused;
                    case null, default -> throw new IllegalStateException("no answer", e);
                }
            }
        }
    }

    private void check(Process process, long end) throws SQLException, RefusedQueryException {
        if (System.nanoTime() - end >= 0) {
            throw new SQLTimeoutException("no answer after " + limit);
        }
        if (ProcessMemory.resident(process.pid()).orElse(0) > most) {
            throw new RefusedQueryException(
                    "query-too-large",
                    "The query took more memory than the %d MB that its process may take."
                            .formatted(most / 1_000_000));
        }
    }

    private static Found converse(Process process, SqlRequest request)
            throws IOException, SQLException, RefusedQueryException, InterruptedException {
        // left open: its end tells the program that nobody listens any more
        OutputStream out = process.getOutputStream();
        out.write(JSON.writeValueAsBytes(request));
        out.write('\n');
        out.flush();
        try (AnswerLines answer = new AnswerLines(process.getInputStream(), request.answer())) {
            answer.ready();
            return read(answer, process);
        }
    }

    private static Found read(AnswerLines answer, Process process)
            throws SQLException, RefusedQueryException, InterruptedException {
        try {
            return answer.read();
        } catch (AnswerLines.TooMuchException e) {
            throw AnswerLines.tooLarge();
        } catch (IOException e) {
            throw ended(process);
        }
    }

    private static RefusedQueryException ended(Process process) throws InterruptedException {
        boolean gone = process.waitFor(LEAVE.toMillis(), TimeUnit.MILLISECONDS);
        return gone && process.exitValue() == OUT_OF_HEAP
                ? AnswerLines.tooLarge()
                : new RefusedQueryException(
                        "query-ended-engine", "The query ended the engine that ran it.");
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
