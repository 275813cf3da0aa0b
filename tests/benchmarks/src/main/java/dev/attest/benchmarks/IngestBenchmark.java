package dev.attest.benchmarks;

import dev.attest.sample.Progress;
import dev.attest.sample.SampleCompany;
import dev.attest.testsupport.CollectorDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// How fast trail files get into the database when every record is one that it keeps, each of them
/// once, beside a raw COPY of the same rows into the same keyed table over as many connections; and
/// how fast the same files are read again, when all of it is known.
final class IngestBenchmark {

    static final Map<String, String> DEFAULTS =
            Map.of("events", "300000", "warm", "50000", "connections", "4", "seed", "2001");

    private static final LocalDate ANCHOR = LocalDate.parse("2026-03-31");

    private final Settings settings;
    private final PrintStream out;

    IngestBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// @return whether the table holds what the files hold, and nothing twice
    boolean run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("attest-bench-ingest");
        try (OwnCollector own = OwnCollector.start(folder, Map.of(), Map.of())) {
            return measure(own, own.client(), folder);
        } catch (SQLException e) {
            throw new IOException("the database cannot be asked", e);
        } finally {
            Folders.delete(folder);
        }
    }

    private boolean measure(OwnCollector own, Collector collector, Path folder)
            throws IOException, SQLException, InterruptedException {
        int connections = settings.number("connections");
        say("warming up with %,d events", settings.number("warm"));
        List<Path> warm = company(folder.resolve("warm"), 0, settings.number("warm"));
        collector.take(warm, connections);
        collector.again(warm, connections);
        CollectorDatabase database = new CollectorDatabase(own.settings());
        long before = database.count("select count(*) from activity");

        List<Path> files = company(folder.resolve("company"), 1, settings.number("events"));
        say("%,d events in %d files", settings.number("events"), files.size());
        OptionalLong process = OptionalLong.of(own.process().pid());
        OptionalLong first = OptionalLong.of(own.database());
        CpuTime cpu = CpuTime.now(process, first);
        long start = System.nanoTime();
        Collector.Stored stored = collector.take(files, connections);
        double load = seconds(start);
        say(
                "  microseconds of CPU an event: %s",
                CpuTime.now(process, first).since(cpu).of(stored.records()));
        start = System.nanoTime();
        Collector.Stored known = collector.again(files, connections);
        double replay = seconds(start);
        long rows = database.count("select count(*) from activity") - before;

        RawCopy peer = new RawCopy(database, folder);
        peer.prepare(before, connections);
        tell(stored, load, replay, peer.seconds(connections));
        return rows == stored.stored() && known.stored() == 0;
    }

    private List<Path> company(Path folder, int number, int events) throws IOException {
        return SampleCompany.of(settings.number("seed") + number, ANCHOR)
                .writeTo(folder, events, Progress.NONE)
                .trail();
    }

    private void tell(Collector.Stored stored, double load, double replay, double copy) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(text("ingest of %,d records, %,d stored", stored.records(), stored.stored()));
        lines.add(text("  load    %,10.0f rows/s", stored.stored() / load));
        lines.add(text("  COPY    %,10.0f rows/s", stored.stored() / copy));
        lines.add(text("  ratio   %10.2f of COPY          wanted: at least 0.8", copy / load));
        lines.add(text("  again   %10.2f of the first load wanted: at most 0.8", replay / load));
        lines.forEach(out::println);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void say(String format, Object... arguments) {
        out.println(text(format, arguments));
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
