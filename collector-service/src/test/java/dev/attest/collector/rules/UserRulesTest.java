package dev.attest.collector.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.rules.Judgement;
import dev.attest.rules.RuleFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that users put into a folder.
class UserRulesTest {

    private static final String RULE =
            """
            title: "Bucket made"
            severity: LOW
            sources: [s3.amazonaws.com]
            names: [CreateBucket]
            outcome: SUCCEEDED
            condition: |-
              %s
            runbook: "Ask."
            """;

    @TempDir Path folder;

    @Test
    void shouldRunARuleOfTheFolderBesideThoseThatShip() throws IOException {
        // Given
        write("bucket-made.yaml", RULE.formatted("true"));

        // When
        AlertRules rules = rules(config(folder));

        // Then
        assertThat(found(rules)).containsExactly("bucket-made");
        assertThat(rules.all()).extracting(l -> l.rule().id()).contains("user-created");
    }

    @Test
    void shouldTellOfFilesThatAreNoRulesAndRunTheOthers() throws IOException {
        // Given
        write("bucket-made.yaml", RULE.formatted("true"));
        write("broken.yaml", RULE.formatted("true ||"));
        write("user-created.yaml", RULE.formatted("true"));
        write("Odd Name.yaml", RULE.formatted("true"));
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.createDirectory(folder.resolve("folder.yaml"));

        // When
        AlertRules rules = rules(config(folder));

        // Then
        assertThat(found(rules)).containsExactly("bucket-made");
        assertThat(rules.broken())
                .extracting(BrokenRule::id)
                .containsExactlyInAnyOrder(
                        "broken", "user-created", "Odd Name", "binary", "folder");
        assertThat(rules.broken())
                .filteredOn(b -> b.id().equals("broken"))
                .singleElement()
                .satisfies(b -> assertThat(b.problem()).startsWith("line 7: condition"));
    }

    @Test
    void shouldTakeUpWhatChangedInTheFolder() throws IOException {
        // Given
        AlertRules rules = rules(config(folder.resolve("later")));
        assertThat(found(rules)).isEmpty();
        Files.createDirectory(folder.resolve("later"));

        // When, Then
        write("later/bucket-made.yaml", RULE.formatted("true"));
        rules.reload();
        assertThat(found(rules)).containsExactly("bucket-made");
        Files.delete(folder.resolve("later/bucket-made.yaml"));
        rules.reload();
        assertThat(found(rules)).isEmpty();
    }

    @Test
    void shouldCountARuleThatFailsAndRunTheOthers() throws IOException {
        // Given
        write("a-failing.yaml", RULE.formatted("event.nosuch.field == 'x'"));
        write("bucket-made.yaml", RULE.formatted("true"));
        AlertRules rules = rules(config(folder));

        // When
        List<String> found = found(rules);

        // Then
        assertThat(found).containsExactly("bucket-made");
        assertThat(rules.all())
                .filteredOn(l -> l.rule().id().equals("a-failing"))
                .singleElement()
                .satisfies(l -> assertThat(l.errors()).isEqualTo(1));
    }

    @Test
    void shouldKeepARuleAsItStandsWhenAnotherFileChanges() throws IOException {
        // Given
        write("a-failing.yaml", RULE.formatted("event.nosuch.field == 'x'"));
        AlertRules rules = rules(config(folder));
        LoadedRule before = loaded(rules, "a-failing");

        // When
        write("bucket-made.yaml", RULE.formatted("true"));
        rules.reload();

        // Then
        assertThat(found(rules)).containsExactly("bucket-made");
        assertThat(loaded(rules, "a-failing")).isSameAs(before);
        write("a-failing.yaml", RULE.formatted("true"));
        rules.reload();
        assertThat(loaded(rules, "a-failing")).isNotSameAs(before);
    }

    @Test
    void shouldTellOfFilesThatAreTooMany() throws IOException {
        // Given
        for (int i = 0; i <= RuleFolder.MOST_FILES; i++) {
            write("rule-%04d.yaml".formatted(i), "");
        }

        // When
        AlertRules rules = rules(config(folder));

        // Then
        assertThat(rules.broken())
                .filteredOn(broken -> broken.problem().contains("more than"))
                .extracting(BrokenRule::id)
                .containsExactly("rule-%04d".formatted(RuleFolder.MOST_FILES));
    }

    @Test
    void shouldShowRulesThatLackPlacesAsInactiveUntilThereAreSome() throws IOException {
        // Given
        Path places = folder.resolve("places.csv");
        AlertRules rules = rules(config(null, places));
        String before = loaded(rules, "sign-ins-too-far-apart").problem();

        // When
        write("places.csv", "203.0.113.0/24,52.5,13.4,DE\n");
        rules.reload();

        // Then
        assertThat(before).startsWith("inactive: ").contains("attest.rules.places");
        assertThat(loaded(rules, "sign-ins-too-far-apart").problem()).isEmpty();
        assertThat(loaded(rules, "sign-in-failures-of-user").problem()).isEmpty();
    }

    @Test
    void shouldKeepThePlacesItHasWhenTheFileIsBroken() throws IOException {
        // Given
        Path file = folder.resolve("places.csv");
        write("places.csv", "203.0.113.0/24,52.5,13.4,DE\n");
        KnownPlaces places = new KnownPlaces(config(null, file));

        // When
        write("places.csv", "nowhere\n");
        places.look();

        // Then
        assertThat(places.missing()).isEmpty();
        assertThat(places.of("203.0.113.9")).isPresent();
        assertThat(new KnownPlaces(config(null, file)).missing()).contains("line 1");
    }

    @Test
    void shouldSwitchOffARuleThatNeverEnds() {
        // Given
        Endless endless = new Endless();
        LoadedRule loaded = guarded(endless);

        // When
        List<Judgement> judgements = List.of(judged(loaded), judged(loaded), judged(loaded));

        // Then
        assertThat(judgements).allSatisfy(j -> assertThat(j).isInstanceOf(Judgement.Failed.class));
        assertThat(loaded.problem()).contains("switched off");
        assertThat(loaded.errors()).isEqualTo(3);
        endless.end.countDown();
    }

    @Test
    void shouldForgiveARuleThatAnswersAgain() {
        // Given
        Endless endless = new Endless();
        LoadedRule loaded = guarded(endless);

        // When
        judged(loaded);
        endless.hangs = false;
        endless.end.countDown();
        judged(loaded);
        endless.end = new CountDownLatch(1);
        endless.hangs = true;
        judged(loaded);

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(loaded.problem()).isEmpty());
        endless.end.countDown();
    }

    @Test
    void shouldSwitchOffARuleThatHangsOnEverySecondEvent() {
        // Given
        Endless endless = new Endless();
        LoadedRule loaded = guarded(endless);

        // When
        judged(loaded);
        endless.hangs = false;
        Judgement between = judged(loaded);
        endless.hangs = true;
        judged(loaded);

        // Then
        assertThat(between).isInstanceOf(Judgement.NothingFound.class);
        assertThat(loaded.problem()).contains("switched off");
        endless.end.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(loaded.problem()).isEmpty());
    }

    @Test
    void shouldNotForgiveARuleThatFails() {
        // Given
        Endless endless = new Endless();
        LoadedRule loaded = guarded(endless);

        // When
        judged(loaded);
        endless.end.countDown();
        endless.fails = true;
        judged(loaded);
        endless.fails = false;
        endless.end = new CountDownLatch(1);
        judged(loaded);

        // Then
        assertThat(loaded.problem()).contains("switched off until its file changes");
        endless.end.countDown();
    }

    @Test
    void shouldNotSwitchOffARuleByTryingIt() {
        // Given
        Endless endless = new Endless();
        LoadedRule loaded = guarded(endless);
        Function<JsonNode, Judgement> trial = loaded.trial();

        // When
        List<Judgement> tried =
                Stream.generate(() -> trial.apply(JsonNodeFactory.instance.objectNode()))
                        .limit(3)
                        .toList();

        // Then
        assertThat(tried).allSatisfy(j -> assertThat(j).isInstanceOf(Judgement.Failed.class));
        assertThat(loaded.problem()).isEmpty();
        assertThat(loaded.errors()).isZero();
        endless.end.countDown();
    }

    @Test
    void shouldRaiseAlertsWhileRulesThatWereTriedDoNotEnd() {
        // Given
        RuleGuard guard = new RuleGuard(Duration.ofMillis(20));
        Endless hanging = new Endless();
        Endless answering = new Endless();
        answering.hangs = false;
        Function<JsonNode, Judgement> first = guarded(hanging, guard).trial();
        Function<JsonNode, Judgement> second = guarded(hanging, guard).trial();
        Function<JsonNode, Judgement> third = guarded(hanging, guard).trial();

        // When
        List<Judgement> hung =
                Stream.of(first, first, second, second, third, third)
                        .map(trial -> trial.apply(JsonNodeFactory.instance.objectNode()))
                        .toList();
        boolean taken = guard.takesTrials();
        Function<JsonNode, Judgement> late = guarded(answering, guard).trial();
        List<Judgement> waiting =
                Stream.generate(() -> late.apply(JsonNodeFactory.instance.objectNode()))
                        .limit(3)
                        .toList();
        Judgement judged = judged(guarded(answering, guard));

        // Then
        assertThat(hung).hasOnlyElementsOfType(Judgement.Failed.class);
        assertThat(taken).isFalse();
        assertThat(waiting.subList(0, 2)).containsOnly(RuleGuard.NO_PLACE);
        assertThat(waiting.getLast().toString()).contains("switched off");
        assertThat(judged).isInstanceOf(Judgement.NothingFound.class);
        hanging.end.countDown();
        Awaitility.await().until(guard::takesTrials);
    }

    @Test
    void shouldEndWhatNobodyWaitsForAnyMore() {
        // Given
        RuleGuard guard = new RuleGuard(Duration.ofMillis(20));
        Endless hanging = new Endless();
        hanging.heeds = true;

        // When
        List<Judgement> hung =
                Stream.generate(() -> guarded(hanging, guard).trial())
                        .limit(20)
                        .map(trial -> trial.apply(JsonNodeFactory.instance.objectNode()))
                        .toList();

        // Then
        assertThat(hung).hasOnlyElementsOfType(Judgement.Failed.class);
        Awaitility.await().until(guard::takesTrials);
    }

    /// A rule that does not answer until it is let go, or, if it heeds that, interrupted.
    private static final class Endless implements Function<JsonNode, Judgement> {
        private volatile CountDownLatch end = new CountDownLatch(1);
        private volatile boolean hangs = true;
        private volatile boolean fails;
        private volatile boolean heeds;

        @Override
        public Judgement apply(JsonNode event) {
            if (fails) {
                return new Judgement.Failed("no such field");
            }
            if (hangs) {
                hang(end);
            }
            return new Judgement.NothingFound();
        }

        private void hang(CountDownLatch until) {
            boolean interrupted = false;
            while (until.getCount() > 0 && !(heeds && interrupted)) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Switched off after two answers that are too late.
    private static LoadedRule guarded(Endless endless) {
        return guarded(endless, new RuleGuard(Duration.ofMillis(20)));
    }

    private static LoadedRule guarded(Endless endless, RuleGuard guard) {
        return LoadedRule.guarded(
                RuleFile.read("endless", RULE.formatted("true")).rule(),
                endless,
                guard,
                2,
                new KnownPlaces(config(null)),
                new SimpleMeterRegistry());
    }

    private static LoadedRule loaded(AlertRules rules, String id) {
        return rules.all().stream()
                .filter(loaded -> loaded.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Judgement judged(LoadedRule loaded) {
        return loaded.judge(JsonNodeFactory.instance.objectNode());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> found(AlertRules rules) {
        return rules.judge(bucketMade(), JsonNodeFactory.instance.objectNode()).findings().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    static AlertRules rules(RulesConfig config) {
        return new AlertRules(
                config, new RuleGuard(config), new KnownPlaces(config), new SimpleMeterRegistry());
    }

    static RulesConfig config(@Nullable Path folder) {
        return config(folder, null);
    }

    static RulesConfig config(@Nullable Path folder, @Nullable Path places) {
        return new RulesConfig() {
            @Override
            public Optional<Path> directory() {
                return Optional.ofNullable(folder);
            }

            @Override
            public String lookEvery() {
                return "off";
            }

            @Override
            public Duration deadline() {
                return Duration.ofMinutes(1);
            }

            @Override
            public int overruns() {
                return 3;
            }

            @Override
            public Optional<Path> places() {
                return Optional.ofNullable(places);
            }
        };
    }

    private static ActivityRecord bucketMade() {
        return new ActivityRecord(
                "e-1",
                Instant.parse("2026-10-05T10:00:00Z"),
                "111122223333",
                "eu-central-1",
                "s3.amazonaws.com",
                "CreateBucket",
                new Actor(ActorKind.UNKNOWN, null, "dora", null, null, null),
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null);
    }
}
