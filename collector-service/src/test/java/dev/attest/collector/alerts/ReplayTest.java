package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.gzip;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import dev.attest.rules.AlertRule;
import dev.attest.rules.Judgement;
import dev.attest.rules.RuleFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a new rule would have found.
@QuarkusTest
@TestProfile(RealService.class)
class ReplayTest {

    @Inject EvidenceFiles evidence;
    @Inject KnownToAttest knownToAttest;
    @Inject Transactions transactions;
    @Inject Ids ids;
    @Inject Clock clock;

    @Test
    void shouldSayHowOftenARuleWouldHaveFired() {
        // Given
        String name = "Freeze" + UUID.randomUUID().toString().replace("-", "");
        String first = UUID.randomUUID().toString();
        imported(
                first,
                freeze(first + "-1", name, 40),
                freeze(first + "-2", name, 39),
                freeze(first + "-3", name, 2),
                freeze(first + "-4", name, 120));

        // When, Then
        replay("freeze", rule(name, "true"), null)
                .statusCode(200)
                .body("days", equalTo(90))
                .body("examined", equalTo(3))
                .body("fired", equalTo(3))
                .body("alerts", equalTo(2))
                .body("failed", equalTo(0))
                .body("failure", nullValue())
                .body("complete", equalTo(true))
                .body("examples[0].eventId", equalTo(first + "-3"));
        replay("freeze", rule(name, "true"), 30).body("fired", equalTo(1));
        replay("freeze", rule(name, "event.nosuch.field == 'x'"), 90)
                .body("fired", equalTo(0))
                .body("failed", equalTo(3))
                .body("failure", not(emptyOrNullString()));
        replay("freeze", rule(name, "at(event, 'eventID') == '" + first + "-2'"), 90)
                .body("fired", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"0, is gone", "40, is not what was kept"})
    void shouldGoOnWithoutARawFileThatCannotBeRead(int left, String problem) throws Exception {
        // Given
        String name = "Thaw" + UUID.randomUUID().toString().replace("-", "");
        String first = UUID.randomUUID().toString();
        String broken =
                imported(first, freeze(first + "-1", name, 9), freeze(first + "-2", name, 8));
        String second = UUID.randomUUID().toString();
        imported(second, freeze(second + "-1", name, 7));
        cut(broken, left);

        // When
        ValidatableResponse replayed = replay("thaw", rule(name, "true"), 90);

        // Then
        replayed.statusCode(200)
                .body("complete", equalTo(false))
                .body("examined", equalTo(1))
                .body("fired", equalTo(1))
                .body("failed", equalTo(0))
                .body("unread", equalTo(2))
                .body("unreadFiles.sha256", contains(broken))
                .body("unreadFiles.name", contains(first + ".json.gz"))
                .body("unreadFiles.problem", contains(problem))
                .body("unreadFiles.events", contains(2))
                .body("notReached", equalTo(0))
                .body("examples.eventId", contains(second + "-1"));
    }

    @Test
    void shouldNotReplayWhatWasWrittenAnew() throws Exception {
        // Given
        String name = "Rime" + UUID.randomUUID().toString().replace("-", "");
        String id = UUID.randomUUID().toString();
        String file = imported(id, freeze(id + "-1", name, 9), freeze(id + "-2", name, 8));
        String text = new String(gunzip(Files.readAllBytes(kept(file))), StandardCharsets.UTF_8);

        // When
        Files.write(
                kept(file), gzip(text.replace("dora", "dosa").getBytes(StandardCharsets.UTF_8)));

        // Then
        replay("rime", rule(name, "true"), 90)
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("examined", equalTo(0))
                .body("unread", equalTo(2))
                .body("unreadFiles.problem", contains("is not what was kept"));
    }

    private static byte[] gunzip(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    @Test
    void shouldStopWhenNoRawFileCanBeRead() throws Exception {
        // Given
        String name = "Drip" + UUID.randomUUID().toString().replace("-", "");
        List<String> files = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String id = UUID.randomUUID().toString();
            files.add(imported(id, freeze(id, name, i)));
        }
        for (String file : files) {
            Files.delete(kept(file));
            Files.createDirectory(kept(file));
        }

        // When
        ValidatableResponse replayed = replay("drip", rule(name, "true"), 90);

        // Then
        replayed.statusCode(200)
                .body("complete", equalTo(false))
                .body("unread", equalTo(3))
                .body("unreadFiles.problem", everyItem(equalTo("cannot be read")))
                .body("notReached", equalTo(2))
                .body("stopped", equalTo("raw files cannot be read, one after the other"));
    }

    @Test
    void shouldSayHowMuchItDidNotReach() {
        // Given
        String name = "Melt" + UUID.randomUUID().toString().replace("-", "");
        String id = UUID.randomUUID().toString();
        imported(
                id,
                freeze(id + "-1", name, 9),
                freeze(id + "-2", name, 8),
                freeze(id + "-3", name, 7));
        AlertRule rule = RuleFile.read("melt", rule(name, "true")).rule();

        // When
        ReplayView some = atMost(2).run(rule, _ -> new Judgement.NothingFound(), 90);
        ReplayView all = atMost(3).run(rule, _ -> new Judgement.NothingFound(), 90);

        // Then
        assertThat(some.complete()).isFalse();
        assertThat(some.examined()).isEqualTo(2);
        assertThat(some.notReached()).isEqualTo(1);
        assertThat(some.stopped()).isEqualTo("one replay reads no more than 2 events");
        assertThat(all.complete()).isTrue();
        assertThat(all.notReached()).isZero();
        assertThat(all.stopped()).isNull();
    }

    @Test
    void shouldNotHoldManyLargeRecordsAtOnce() {
        // Given
        String name = "Slush" + UUID.randomUUID().toString().replace("-", "");
        String id = UUID.randomUUID().toString();
        imported(id, large(id, name, 5));
        AlertRule rule = RuleFile.read("slush", rule(name, "true")).rule();
        List<Integer> together = new ArrayList<>();

        // When
        StoredRecords.Reading reading =
                transactions.call(connection ->
                        new StoredRecords(evidence)
                                .read(
                                        connection,
                                        rule,
                                        clock.instant().minus(Duration.ofDays(90)),
                                        clock.instant(),
                                        some -> {
                                            together.add(some.size());
                                            return together.size() == 2
                                                    ? Optional.of("it is enough")
                                                    : Optional.empty();
                                        }));

        // Then
        assertThat(together).containsExactly(2, 2);
        assertThat(reading.notReached()).isEqualTo(1);
        assertThat(reading.stopped()).isEqualTo("it is enough");
    }

    @Test
    void shouldStopWhenARuleSaysTooMuch() {
        // Given
        String name = "Sleet" + UUID.randomUUID().toString().replace("-", "");
        String id = UUID.randomUUID().toString();
        imported(id, large(id, name, 3));
        AlertRule rule = RuleFile.read("sleet", rule(name, "true")).rule();
        var found = new Judgement.Found("t", "x".repeat(40_000_000), "k");

        // When
        ReplayView replayed = atMost(1_000).run(rule, _ -> found, 90);

        // Then
        assertThat(replayed.fired()).isEqualTo(2);
        assertThat(replayed.notReached()).isEqualTo(1);
        assertThat(replayed.stopped()).isEqualTo("what it says is longer than 40000000 characters");
    }

    @Test
    void shouldReplayARuleThatIsThereAndRefuseOneThatIsNot() {
        replay("user-created", null, 90).statusCode(200).body("ruleId", equalTo("user-created"));
        replay("nosuch-rule", null, 90).statusCode(404);
        replay("freeze", rule("Freeze", "true ||"), 90)
                .statusCode(422)
                .body("detail", containsString("line 7"));
        replay("freeze", null, 0).statusCode(400);
    }

    private ReplayRule atMost(long records) {
        return new ReplayRule(
                new StoredRecords(evidence, records), knownToAttest, transactions, ids, clock);
    }

    /// @return the file's SHA-256
    private static String imported(String name, String... records) {
        byte[] trail = gzip(file(records).getBytes(StandardCharsets.UTF_8));
        return Api.importCloudtrail(name + ".json.gz", trail)
                .statusCode(201)
                .extract()
                .path("sha256");
    }

    private static Path kept(String sha256) {
        return Path.of(
                "target/evidence/raw", sha256.substring(0, 2), sha256.substring(2, 4), sha256);
    }

    /// @param left how many bytes stay of the file; none: it is gone
    private static void cut(String sha256, int left) throws IOException {
        Path file = kept(sha256);
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        if (left > 0) {
            Files.write(file, Arrays.copyOf(whole, left));
        }
    }

    private static ValidatableResponse replay(
            String id, @Nullable String text, @Nullable Integer days) {
        Map<String, Object> body = new HashMap<>(Map.of("id", id));
        if (text != null) {
            body.put("text", text);
        }
        if (days != null) {
            body.put("days", days);
        }
        return Api.as("security-analyst")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/alert-rule-replays")
                .then();
    }

    private static String rule(String name, String condition) {
        return """
        title: "Frozen"
        severity: LOW
        sources: [s3.amazonaws.com]
        names: [%s]
        outcome: SUCCEEDED
        condition: |-
          %s
        dedup: [userIdentity.arn]
        runbook: "Ask."
        """
                .formatted(name, condition);
    }

    /// Of two of them a megabyte is full.
    private static String[] large(String id, String name, int count) {
        String parameters = "\"requestParameters\":{\"x\":\"" + "x".repeat(400_000) + "\"}";
        return IntStream.range(0, count)
                .mapToObj(i ->
                        freeze(id + "-" + i, name, 9 - i)
                                .replace("\"requestParameters\":null", parameters))
                .toArray(String[]::new);
    }

    private static String freeze(String id, String name, int daysAgo) {
        String time = Clock.systemUTC().instant().minus(Duration.ofDays(daysAgo)).toString();
        return record(id, time).replace("GetObject", name);
    }
}
