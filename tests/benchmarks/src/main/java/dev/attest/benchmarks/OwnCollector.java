package dev.attest.benchmarks;

import dev.attest.testsupport.CollectorDatabase;
import dev.attest.testsupport.CollectorProcess;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A collector with a database and a broker of its own, so that no other service takes part of the
/// machine; started and set up as the embedded stack does it.
final class OwnCollector implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of(
                    "-Xms128m",
                    "-Xmx320m",
                    "-Xmn96m",
                    "-XX:SurvivorRatio=2",
                    "-XX:CompileCommand=quiet",
                    "-XX:CompileCommand=MemLimit,*.*,32m~stop",
                    "-XX:MaxHeapFreeRatio=30",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:ReservedCodeCacheSize=96m");

    private static final int IN_FLIGHT = 4;
    private static final double NANOS_IN_MICRO = 1e3;

    private final KafkaResource kafka;
    private final Map<String, String> settings;
    private final long database;
    private final CollectorProcess process;

    private OwnCollector(
            KafkaResource kafka,
            Map<String, String> settings,
            long database,
            CollectorProcess process) {
        this.kafka = kafka;
        this.settings = settings;
        this.database = database;
        this.process = process;
    }

    /// @param folder for its settings, its log, its evidence and its lake
    /// @param settings besides those of its database and its broker
    static OwnCollector start(
            Path folder, Map<String, String> settings, Map<String, String> environment)
            throws IOException, InterruptedException {
        KafkaResource kafka = new KafkaResource();
        Map<String, String> all = new HashMap<>(kafka.start());
        try {
            all.putAll(new PostgresResource().start());
            all.putAll(new OidcResource().start());
            all.putAll(settings);
            long database = durable(all);
            return new OwnCollector(
                    kafka,
                    all,
                    database,
                    CollectorProcess.start(folder, "collector", OPTIONS, all, environment).ready());
        } catch (SQLException e) {
            kafka.stop();
            throw new IOException("the database does not take its settings", e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            kafka.stop();
            throw e;
        }
    }

    /// A database of tests forgets what it wrote when the machine stops; one that is measured does
    /// not.
    ///
    /// @return the number of its first process
    private static long durable(Map<String, String> settings) throws SQLException {
        try (Connection connection = new CollectorDatabase(settings).connection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set fsync = on");
            statement.execute("alter system set synchronous_commit = on");
            statement.execute("select pg_reload_conf()");
            try (ResultSet backend = statement.executeQuery("select pg_backend_pid()")) {
                backend.next();
                return ProcessHandle.of(backend.getLong(1))
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow()
                        .pid();
            }
        }
    }

    CollectorProcess process() {
        return process;
    }

    /// Its API.
    Collector client() {
        return new Collector(
                process.address(), () -> TestTokens.service("automation", "attest-cli"));
    }

    /// Imports files.
    ///
    /// @return what one of their records took of its CPU, in microseconds
    double microsOfCpu(List<Path> files) throws IOException {
        OptionalLong pid = OptionalLong.of(process.pid());
        CpuTime before = CpuTime.now(pid, OptionalLong.empty());
        long records = client().take(files, IN_FLIGHT).records();
        return CpuTime.now(pid, OptionalLong.empty()).since(before).collector()
                / NANOS_IN_MICRO
                / records;
    }

    /// The number of the first of the database's processes.
    long database() {
        return database;
    }

    /// What it was started with.
    Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {
        process.close();
        kafka.stop();
    }
}
