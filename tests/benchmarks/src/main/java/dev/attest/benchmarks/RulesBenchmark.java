package dev.attest.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.Judgement;
import dev.attest.rules.MemoryWindows;
import dev.attest.rules.RuleFile;
import dev.attest.rules.RuleIndex;
import dev.attest.rules.ShippedRules;
import dev.attest.rules.Window;
import dev.attest.sample.Progress;
import dev.attest.sample.SampleCompany;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// How long many rules take over the records that few rules judge, too.
final class RulesBenchmark {

    static final Map<String, String> DEFAULTS =
            Map.of(
                    "events",
                    "50000",
                    "rounds",
                    "5",
                    "few",
                    "10",
                    "many",
                    "1000",
                    "same",
                    "10",
                    "imported",
                    "100000");

    private static final double MILLIS = 1e6;
    private static final double WANTED = 1.3;
    private static final long SEED = 4;
    private static final int HUNDRED = 100;
    private static final LocalDate ANCHOR = LocalDate.of(2026, 3, 31);
    private static final ObjectReader RECORDS = new ObjectMapper().readerFor(JsonNode.class);
    private static final Map<String, ActorKind> KINDS =
            Map.of(
                    "Root", ActorKind.ROOT,
                    "IAMUser", ActorKind.IAM_USER,
                    "AssumedRole", ActorKind.ASSUMED_ROLE,
                    "AWSService", ActorKind.AWS_SERVICE);

    private final Settings settings;
    private final PrintStream out;

    RulesBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// What came of one reading of the trail.
    private record Work(double millis, long judged, long found) {}

    /// @return whether rules of both sets found something
    boolean run() throws IOException {
        Path folder = Files.createTempDirectory("attest-bench-rules");
        try {
            List<Path> trail =
                    SampleCompany.of(SEED, ANCHOR)
                            .writeTo(folder, settings.number("events"), Progress.NONE)
                            .trail();
            List<CompiledRule> few = shipped(settings.number("few"));
            List<CompiledRule> many = many(settings.number("many"), settings.number("same"));
            work(trail, few);
            work(trail, many);
            List<Work> ofFew = new ArrayList<>();
            List<Work> ofMany = new ArrayList<>();
            for (int round = 0; round < settings.number("rounds"); round++) {
                boolean fewFirst = round % 2 == 0;
                (fewFirst ? ofFew : ofMany).add(work(trail, fewFirst ? few : many));
                (fewFirst ? ofMany : ofFew).add(work(trail, fewFirst ? many : few));
            }
            tell(few.size(), ofFew);
            tell(many.size(), ofMany);
            out.printf(
                    Locale.ROOT,
                    "  ratio        %.2fx the time   wanted: %.1fx of %d rules beside %d%n",
                    median(ofMany) / median(ofFew),
                    WANTED,
                    many.size(),
                    few.size());
            return Stream.concat(ofFew.stream(), ofMany.stream()).allMatch(w -> w.judged() > 0)
                    && ofMany.getLast().found() > 0;
        } finally {
            Folders.delete(folder);
        }
    }

    /// What rules of users cost a collector that imports, which also stores, tells and writes.
    void beside() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("attest-bench-rules");
        try {
            beside(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private void beside(Path folder) throws IOException, InterruptedException {
        int events = settings.number("imported");
        Path none = Files.createDirectories(folder.resolve("no-rules"));
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Map<String, String> texts = texts(settings.number("many"), settings.number("same"));
        for (Map.Entry<String, String> rule : texts.entrySet()) {
            Files.writeString(rules.resolve(rule.getKey() + ".yaml"), rule.getValue());
        }
        double few = imported(folder.resolve("few"), none, events);
        double many = imported(folder.resolve("many"), rules, events);
        out.printf(
                Locale.ROOT,
                "  a whole import: %.1f microseconds of the collector's CPU an event with %d rules, %.1f with %d more: %.2fx%n",
                few,
                ShippedRules.all().size(),
                many,
                texts.size(),
                many / few);
    }

    private static double imported(Path folder, Path rules, int events)
            throws IOException, InterruptedException {
        Map<String, String> own = Map.of("attest.rules.directory", rules.toString());
        try (OwnCollector collector = OwnCollector.start(folder, own, Map.of())) {
            double micros = 0;
            // the first two are for the compiler
            for (int round = 0; round < 3; round++) {
                List<Path> trail =
                        SampleCompany.of(SEED + round, ANCHOR)
                                .writeTo(folder.resolve("company-" + round), events, Progress.NONE)
                                .trail();
                micros = collector.microsOfCpu(trail);
            }
            return micros;
        }
    }

    private void tell(int rules, List<Work> rounds) {
        out.printf(
                Locale.ROOT,
                "  %,5d rules  %,.0f ms, %,d events judged, %,d findings%n",
                rules,
                median(rounds),
                rounds.getLast().judged(),
                rounds.getLast().found());
    }

    private static double median(List<Work> rounds) {
        return ImportBenchmark.median(rounds.stream().map(Work::millis).toList());
    }

    /// So many of the rules that ship, evenly over the alphabet.
    private static List<CompiledRule> shipped(int size) {
        List<CompiledRule> all = ShippedRules.all();
        return IntStream.range(0, Math.min(size, all.size()))
                .mapToObj(i -> all.get(i * all.size() / size))
                .toList();
    }

    /// All rules that ship and rules of users: of a hundred so many ask more of the events of a
    /// rule that ships, the others look at calls of their own.
    private static List<CompiledRule> many(int size, int same) {
        List<CompiledRule> rules = new ArrayList<>(ShippedRules.all());
        texts(size, same).forEach((id, text) -> rules.add(RuleFile.read(id, text)));
        return rules;
    }

    /// The rules of users, by id.
    private static Map<String, String> texts(int size, int same) {
        List<String> ids = ShippedRules.all().stream().map(rule -> rule.rule().id()).toList();
        Map<String, String> texts = new TreeMap<>();
        for (int i = ids.size(); i < size; i++) {
            String text = ShippedRules.text(ids.get(i % ids.size())).orElseThrow();
            String head = text.substring(0, text.indexOf("tests:"));
            texts.put(
                    "user-" + i,
                    i % HUNDRED < same
                            ? head
                            : head.replaceFirst(
                                    "(?m)^names: .*$", "names: [CallOfTheirs" + i + "]"));
        }
        return texts;
    }

    private static Work work(List<Path> trail, List<CompiledRule> rules) throws IOException {
        RuleIndex<CompiledRule> index = new RuleIndex<>(rules, CompiledRule::rule);
        Map<CompiledRule, MemoryWindows> windows = new HashMap<>();
        long judged = 0;
        long found = 0;
        long start = System.nanoTime();
        for (Path file : trail) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                    MappingIterator<JsonNode> roots = RECORDS.readValues(in)) {
                for (JsonNode event : roots.next().path("Records")) {
                    ActivityRecord activity = activity(event);
                    for (CompiledRule rule : index.watching(activity)) {
                        judged++;
                        found += found(rule, activity, event, windows);
                    }
                }
            }
        }
        for (MemoryWindows each : windows.values()) {
            found += each.finds().size();
        }
        return new Work((System.nanoTime() - start) / MILLIS, judged, found);
    }

    private static int found(
            CompiledRule rule,
            ActivityRecord activity,
            JsonNode event,
            Map<CompiledRule, MemoryWindows> windows) {
        return switch (rule.judge(event)) {
            case Judgement.Found _ -> 1;
            case Judgement.Observed observed -> {
                Window window = rule.rule().window();
                if (window != null) {
                    windows.computeIfAbsent(rule, _ -> new MemoryWindows(window))
                            .add(
                                    activity.accountId(),
                                    activity.eventTime(),
                                    activity.eventId(),
                                    observed.sightings());
                }
                yield 0;
            }
            case Judgement.NothingFound _, Judgement.Failed _ -> 0;
        };
    }

    /// What the index asks about.
    private static ActivityRecord activity(JsonNode event) {
        JsonNode error = event.path("errorCode");
        JsonNode message = event.path("errorMessage");
        return new ActivityRecord(
                event.path("eventID").asText(),
                Instant.parse(event.path("eventTime").asText()),
                event.path("recipientAccountId").asText(),
                event.path("awsRegion").asText(),
                event.path("eventSource").asText(),
                event.path("eventName").asText(),
                new Actor(
                        KINDS.getOrDefault(
                                event.at("/userIdentity/type").asText(), ActorKind.UNKNOWN),
                        null,
                        "",
                        null,
                        null,
                        null),
                null,
                null,
                false,
                error.isTextual() ? error.asText() : null,
                message.isTextual() ? message.asText() : null,
                null,
                null,
                null);
    }
}
