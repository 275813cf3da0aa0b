package dev.attest.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.StubWorld;
import dev.attest.awsstub.TrailGenerator;
import dev.attest.testsupport.CollectorDatabase;
import dev.attest.testsupport.CollectorProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How much of what AWS allows the first collection of ninety days uses: a collector with a
/// database and a broker of its own, in front of something that allows two calls a second for each
/// account and region, and answers as slowly as AWS does.
final class BackfillBenchmark {

    static final Map<String, String> DEFAULTS =
            Map.of(
                    "accounts", "6",
                    "events", "8000",
                    "least", "200",
                    "most", "4000",
                    "pages", "30");

    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");
    private static final String MANAGEMENT = "100000000300";
    private static final String SOURCE = "sts.amazonaws.com";
    private static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", StubWorld.OPERATOR, "AWS_SECRET_ACCESS_KEY", "secret");
    private static final int ALLOWED = 2;
    private static final long POLL = 200;

    private final Settings settings;
    private final PrintStream out;
    private final Instant now = Clock.systemUTC().instant();
    private final TrailGenerator generator = new TrailGenerator(5);

    BackfillBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// What one back-fill came to.
    ///
    /// @param start until the first page: accounts are listed, and roles assumed, as slowly
    /// @param seconds from the first page until everything is stored
    /// @param pages that were answered
    /// @param throttled calls that AWS refused for being too many
    /// @param full pages a second while all account-regions were asked
    private record Run(
            double start,
            double seconds,
            long pages,
            long throttled,
            long stored,
            long happened,
            double full) {

        double pagesPerSecond() {
            return pages / seconds;
        }
    }

    /// @return whether every event was stored
    boolean run() throws IOException, InterruptedException {
        try {
            Run one = backfill(1, REGIONS.subList(0, 1));
            double serial = serial();
            Run many = backfill(settings.number("accounts"), REGIONS);
            tell(one, serial, many);
            return one.stored == one.happened && many.stored == many.happened;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private Run backfill(int accounts, List<String> regions)
            throws IOException, InterruptedException, SQLException {
        StubWorld world = world();
        world.account(MANAGEMENT).status("SUSPENDED");
        for (int i = 1; i <= accounts; i++) {
            StubAccount account =
                    world.account("10000000031" + i, "Account").role("AttestReader", "hush");
            for (String region : regions) {
                fill(account, region);
            }
        }
        say("%d accounts, %d regions: %,d events each", accounts, regions.size(), events());
        Path folder = Files.createTempDirectory("attest-bench-backfill");
        try (AwsStub stub = AwsStub.start(0, world)) {
            try (OwnCollector own =
                    OwnCollector.start(folder, collection(stub, regions), CREDENTIALS)) {
                long asked = System.nanoTime();
                var pace = new FullPace(accounts * regions.size());
                long begun = follow(own.process(), world, pace);
                return new Run(
                        (begun - asked) / 1e9,
                        (System.nanoTime() - begun) / 1e9,
                        pages(world),
                        world.count("LookupEvents throttled"),
                        new CollectorDatabase(own.settings())
                                .count("select count(*) from activity"),
                        (long) accounts * regions.size() * events(),
                        pace.pagesPerSecond());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /// Collects, until all of it is done.
    ///
    /// @return when the first page was answered
    private static long follow(CollectorProcess collector, StubWorld world, FullPace pace)
            throws IOException, InterruptedException {
        String run = collector.collect();
        long begun = System.nanoTime();
        JsonNode told = collector.run(run);
        while (told.path("done").asInt() < Math.max(1, told.path("tasks").asInt())) {
            if (pages(world) == 0) {
                begun = System.nanoTime();
            }
            pace.look(byPlace(world), told.path("done").asInt());
            Thread.sleep(POLL);
            told = collector.run(run);
        }
        return begun;
    }

    private static Map<String, String> collection(AwsStub stub, List<String> regions) {
        return Map.of(
                "attest.aws.endpoint",
                stub.endpoint().toString(),
                "attest.accounts.organization",
                "true",
                "attest.accounts.role",
                "AttestReader",
                "attest.accounts.external-id",
                "hush",
                "attest.accounts.regions",
                String.join(",", regions),
                "attest.collection.sources",
                "sts");
    }

    private static long pages(StubWorld world) {
        return byPlace(world).values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> byPlace(StubWorld world) {
        return world.counts().entrySet().stream()
                .filter(count -> count.getKey().startsWith("LookupEvents of "))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private double serial() {
        StubWorld world = world();
        fill(world.account(MANAGEMENT), REGIONS.getFirst());
        try (AwsStub stub = AwsStub.start(0, world)) {
            return SerialPager.pagesPerSecond(
                    stub.endpoint(), SOURCE, settings.number("pages"), now);
        }
    }

    private StubWorld world() {
        StubWorld world = new StubWorld(Clock.systemUTC(), MANAGEMENT);
        world.limits(
                world.limits()
                        .latency(
                                Duration.ofMillis(settings.number("least")),
                                Duration.ofMillis(settings.number("most"))));
        return world;
    }

    private void fill(StubAccount account, String region) {
        long span = Duration.ofDays(89).toSeconds();
        for (int i = 0; i < events(); i++) {
            Instant time = now.minusSeconds(60 + span * i / events());
            StubEvent event = generator.event(account, region, SOURCE, time, time);
            account.add(event);
        }
    }

    private int events() {
        return settings.number("events");
    }

    private void tell(Run one, double serial, Run many) {
        int places = settings.number("accounts") * REGIONS.size();
        double allowed = (double) ALLOWED * places;
        say("");
        say("back-fill, %d to %d ms an answer", settings.number("least"), settings.number("most"));
        say("  serial pager       %6.2f pages/s", serial);
        say(
                "  one account-region %6.2f pages/s: %.1fx the serial pager   wanted: at least 3.5x",
                one.pagesPerSecond(), one.pagesPerSecond() / serial);
        say(
                "  %d account-regions %6.2f pages/s: %.3f of what AWS allows   wanted: at least 0.97",
                places, many.pagesPerSecond(), many.pagesPerSecond() / allowed);
        say(
                "    while all are asked %5.2f pages/s: %.3f of it",
                many.full(), many.full() / allowed);
        say("  until the first page  %.1f and %.1f s: accounts, roles", one.start, many.start);
        say(
                "  refused as too many: %d and %d of %d and %d calls",
                one.throttled, many.throttled, one.pages, many.pages);
        say(
                "  stored: %,d of %,d, %,d of %,d",
                one.stored, one.happened, many.stored, many.happened);
    }

    private void say(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
