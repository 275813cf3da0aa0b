package dev.attest.benchmarks;

import dev.attest.sample.Progress;
import dev.attest.sample.SampleCompany;
import dev.attest.sample.SampleFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// How fast trail files get from disk into the collector, stored and alerted, beside how fast they
/// can be read at all.
final class ImportBenchmark {

    /// Two of five events of a sample company are of identity services, and a mixed trail holds
    /// five times those: twice as many as the company has.
    private static final int TWICE = 2;

    // Of trails that record data events too the database keeps what the rules and the people need.
    private static final Map<String, String> MIXED = Map.of("attest.trail.store", "IDENTITY");

    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private final ImportSettings settings;
    private final PrintStream out;
    private final OptionalLong process;
    private final OptionalLong database;
    private final Collector collector;
    private boolean allDone = true;

    ImportBenchmark(
            ImportSettings settings,
            OptionalLong process,
            OptionalLong database,
            Collector collector,
            PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.process = process;
        this.database = database;
        this.collector = collector;
    }

    /// Against the collector of a home, the one at an address, or one of its own.
    ///
    /// @return whether every record of every round was stored
    static boolean run(ImportSettings settings, PrintStream out)
            throws IOException, InterruptedException {
        String url = settings.url();
        if (url != null) {
            Collector collector =
                    new Collector(URI.create(url), ImportBenchmark::tokenFromEnvironment);
            return new ImportBenchmark(settings, UNKNOWN, UNKNOWN, collector, out).run();
        }
        Path home = settings.home();
        if (home != null) {
            EmbeddedStack stack = new EmbeddedStack(home);
            Collector collector = new Collector(stack.collector(), stack::token);
            return new ImportBenchmark(settings, stack.collectorProcess(), UNKNOWN, collector, out)
                    .run();
        }
        Path folder = Files.createTempDirectory("attest-bench-import");
        Map<String, String> store = settings.mix() ? MIXED : Map.of();
        try (OwnCollector own = OwnCollector.start(folder, store, Map.of())) {
            return new ImportBenchmark(
                            settings,
                            OptionalLong.of(own.process().pid()),
                            OptionalLong.of(own.database()),
                            own.client(),
                            out)
                    .run();
        } finally {
            Folders.delete(folder);
        }
    }

    /// One reading of the same files by all, in events a second.
    ///
    /// @param peer one thread that only parses
    /// @param proving two threads that also take the SHA-256
    /// @param duckDb DuckDB, from the same files to the same Parquet; its faster way
    record Round(double peer, double proving, double duckDb, double measured) {

        double ratio() {
            return measured / peer;
        }
    }

    /// @return whether every record of every round was stored
    boolean run() {
        try {
            Path work = Files.createTempDirectory("attest-bench");
            try {
                measure(work);
            } finally {
                Folders.delete(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return allDone;
    }

    private void measure(Path work) throws IOException {
        Path given = settings.folder();
        if (given != null) {
            round(0, trail(given));
            return;
        }
        PeakWatch watch = new PeakWatch(process);
        say("warming up with %,d events", settings.small());
        round(0, company(work, 0, settings.small()));
        watch.reset();
        say("%,d events", settings.small());
        round(0, company(work, 1, settings.small()));
        watch.small();
        List<Round> rounds = new ArrayList<>();
        for (int number = 0; number < settings.rounds(); number++) {
            say("round %d of %d: %,d events", number + 1, settings.rounds(), settings.events());
            watch.reset();
            rounds.add(round(number, company(work, 2 + number, settings.events())));
            watch.large();
        }
        tell(rounds);
        watch.tell(settings, out);
    }

    /// Both on the same files; who goes first changes with the round.
    private Round round(int number, List<Path> files) throws IOException {
        boolean peerFirst = number % 2 == 0;
        double before = peerFirst ? peer(files) : 0;
        double measured = measured(files);
        double proving = proving(files);
        Round round = new Round(peerFirst ? before : peer(files), proving, duckDb(files), measured);
        say(
                "  peer %,.0f events/s, import %,.0f events/s, ratio %.3f",
                round.peer(), round.measured(), round.ratio());
        return round;
    }

    private static double peer(List<Path> files) throws IOException {
        long start = System.nanoTime();
        BareParse.Reading reading = BareParse.read(files);
        return perSecond(reading.records(), start);
    }

    private double proving(List<Path> files) throws IOException {
        CpuTime before = CpuTime.now(process, database);
        long start = System.nanoTime();
        BareParse.Reading reading = TwoThreadParse.read(files);
        double speed = perSecond(reading.records(), start);
        say(
                "  of the peer on two threads: %.1f",
                CpuTime.now(process, database).since(before).own() / 1e3 / reading.records());
        return speed;
    }

    /// Sorted or not, whichever is faster.
    private static double duckDb(List<Path> files) throws IOException {
        long records = BareParse.read(files).records();
        double best = 0;
        for (boolean sorted : List.of(true, false)) {
            Path folder = Files.createTempDirectory("attest-bench-duckdb");
            try {
                long start = System.nanoTime();
                DuckDbPeer.write(files, folder, sorted);
                best = Math.max(best, perSecond(records, start));
            } finally {
                Folders.delete(folder);
            }
        }
        return best;
    }

    private double measured(List<Path> files) throws IOException {
        CpuTime before = CpuTime.now(process, database);
        long start = System.nanoTime();
        Collector.Stored done = collector.take(files, settings.inFlight());
        double speed = perSecond(done.records(), start);
        say(
                "  microseconds of CPU an event: %s",
                CpuTime.now(process, database).since(before).of(done.records()));
        say(
                "  %d files, %,d records: %,d stored, %,d in the lake only, %d alerts, %d quarantined",
                files.size(),
                done.records(),
                done.stored(),
                done.lakeOnly(),
                done.alerts(),
                done.quarantined());
        if (done.stored() + done.lakeOnly() != done.records()) {
            allDone = false;
            say("  not everything was new; use a fresh home or another seed=");
        }
        return speed;
    }

    private static double perSecond(long records, long start) {
        return records * 1e9 / (System.nanoTime() - start);
    }

    private List<Path> company(Path work, int number, int events) throws IOException {
        Path folder = work.resolve("company-" + number);
        SampleFolder written =
                SampleCompany.of(settings.seed() + number, settings.anchor())
                        .writeTo(folder, settings.mix() ? events / TWICE : events, Progress.NONE);
        return settings.mix()
                ? new MixedTrail(settings.seed() + number)
                        .write(written.trail(), work.resolve("mixed-" + number))
                : written.trail();
    }

    private static List<Path> trail(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
        }
    }

    private void tell(List<Round> rounds) {
        say("");
        say("import, median of %d rounds of %,d events", rounds.size(), settings.events());
        say("  peer    %,10.0f events/s", median(rounds.stream().map(Round::peer).toList()));
        say("  import  %,10.0f events/s", median(rounds.stream().map(Round::measured).toList()));
        say(
                "  ratio   %10.3f           wanted: at least 0.15",
                median(rounds.stream().map(Round::ratio).toList()));
        say(
                "  of gunzip, SHA-256 and parsing on two threads (%,.0f events/s): %.3f"
                        + "   wanted: at least %s",
                median(rounds.stream().map(Round::proving).toList()),
                median(rounds.stream().map(r -> r.measured() / r.proving()).toList()),
                settings.mix() ? "0.3" : "0.12");
        say(
                "  of DuckDB from the same files to Parquet (%,.0f events/s): %.1fx   wanted: at least 5x",
                median(rounds.stream().map(Round::duckDb).toList()),
                median(rounds.stream().map(r -> r.measured() / r.duckDb()).toList()));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void say(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }

    private static String tokenFromEnvironment() {
        String token = System.getenv("ATTEST_TOKEN");
        if (token == null || token.isBlank()) {
            throw new CollectorAwayException("url= needs a bearer token in ATTEST_TOKEN");
        }
        return token;
    }
}
