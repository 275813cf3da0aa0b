package dev.attest.collector.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.alerts.OwnSteps;
import dev.attest.collector.alerts.RaiseAlerts;
import dev.attest.collector.notifications.NotifiedService;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.sensors.SensorCheck.Wrong;
import dev.attest.collector.trail.SensorRecords;
import dev.attest.testsupport.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whether Attest notices that it does not see.
@QuarkusTest
@TestProfile(SensorsTest.SendingService.class)
class SensorsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String LAKE = "target/lake-sensors";

    /// Sends its synthetic events over a channel whose route would not take them.
    public static class SendingService extends NotifiedService {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("attest.evidence.directory", "target/evidence-sensors");
            config.put("attest.lake.directory", LAKE);
            config.put("attest.sensors.synthetic.every", "24h");
            config.put("attest.sensors.synthetic.look", "1s");
            config.put("attest.notify.synthetic-channel", "desk");
            config.put("attest.collection.every", "365d");
            // what is told stays where a test can see it
            config.put("attest.outbox.relay.pause", "1h");
            config.put("attest.trails.org.bucket", "no-such-bucket");
            config.put("attest.trails.old.bucket", "no-such-bucket-either");
            config.put("attest.trails.old.archive", "true");
            return config;
        }
    }

    @Inject Transactions transactions;
    @Inject FindingRows findings;
    @Inject RaiseAlerts raising;
    @Inject OwnSteps steps;
    @Inject SilentTrails trails;
    @Inject UnreadableAccounts accounts;
    @Inject StandingCheckpoints checkpoints;
    @Inject UnseenSynthetics synthetics;

    private final MutableClock clock = new MutableClock(NOW);

    @Test
    void shouldSendItselfAnEventAndSeeItDelivered() throws IOException {
        // When
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> sensors().extract().path("synthetic.deliveredAt") != null);

        // Then
        String alert =
                sensors()
                        .body("synthetic.channel", equalTo("desk"))
                        .extract()
                        .path("synthetic.alertId");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        Api.as("auditor")
                                .get("/api/v1/alerts/{id}", alert)
                                .then()
                                .body("state", equalTo("CLOSED"))
                                .body("closedBy", equalTo("attest"))
                                .body("accountId", equalTo(SensorRecords.ACCOUNT)));
        Api.as("auditor")
                .queryParam("alert", alert)
                .get("/api/v1/notifications")
                .then()
                .body("items.channel", equalTo(List.of("desk")));
        assertThat(told("attest.activity", "")).isEmpty();
        assertThat(told("attest.alerts", alert))
                .containsExactly("dev.attest.AlertRaised.v1", "dev.attest.AlertClosed.v1");
        Api.as("auditor").get("/api/v1/collected-accounts").then().body("items", empty());
        try (Stream<Path> lake = Files.walk(Files.createDirectories(Path.of(LAKE)))) {
            assertThat(lake).noneMatch(file -> file.toString().endsWith(".parquet"));
        }
    }

    @Test
    void shouldRaiseOneAlertWhileSomethingIsWrongAndCloseItWhenItIsRight() {
        // Given
        var check = new Scripted(SensorRule.ACCOUNT_UNREADABLE);
        WatchSensors watch =
                new WatchSensors(
                        List.of(new Failing(), check),
                        findings,
                        raising,
                        steps,
                        transactions,
                        clock);

        // When
        check.wrong = List.of(new Wrong("111122223333", "account", "It cannot be read"));
        watch.look();
        watch.look();
        List<Map<String, Object>> standing = alerts();
        check.wrong = List.of();
        watch.look();
        List<Map<String, Object>> over = alerts();
        check.wrong = List.of(new Wrong("111122223333", "account", "It cannot be read"));
        clock.advance(Duration.ofMinutes(5));
        watch.look();

        // Then
        assertThat(standing).hasSize(1);
        assertThat(standing.getFirst())
                .containsEntry("state", "OPEN")
                .containsEntry("severity", "HIGH")
                .containsEntry("message", "It cannot be read")
                .containsEntry("matches", 1);
        assertThat(over.getFirst())
                .containsEntry("state", "CLOSED")
                .containsEntry("closedBy", "attest")
                .containsEntry("reason", "it is right again");
        assertThat(alerts()).extracting(a -> a.get("state")).containsOnlyOnce("OPEN").hasSize(2);
        assertThat(told("attest.alerts", String.valueOf(over.getFirst().get("id"))))
                .containsExactly("dev.attest.AlertRaised.v1", "dev.attest.AlertClosed.v1");
    }

    /// The bus knows accounts of twelve digits only.
    @Test
    void shouldRaiseAnAlertAboutAFolderOfThisMachine() {
        // Given
        var check = new Scripted(SensorRule.CHECKPOINT_STANDING);
        check.wrong = List.of(new Wrong("local", "local/trail.archive", "It does not get on"));
        WatchSensors watch =
                new WatchSensors(List.of(check), findings, raising, steps, transactions, clock);

        // When
        watch.look();

        // Then
        Api.as("auditor")
                .queryParam("rule", "attest-checkpoint-standing")
                .get("/api/v1/alerts")
                .then()
                .body(
                        "items.findAll { it.message == 'It does not get on' }.accountId",
                        equalTo(List.of(SensorRecords.ACCOUNT)));
    }

    @Test
    void shouldSeeATrailThatDeliversNothingOrNothingOfAnAccount() {
        // Given
        log("org", "111122223333", NOW.minus(Duration.ofHours(1)));
        log("org", "444455556666", NOW.minus(Duration.ofHours(49)));
        log("org", "444455556666", NOW.minus(Duration.ofHours(80)));
        log("old", "444455556666", NOW.minus(Duration.ofHours(80)));

        // When
        List<Wrong> account = look(trails, NOW);
        List<Wrong> all = look(trails, NOW.plus(Duration.ofHours(3)));

        // Then
        assertThat(account)
                .containsExactly(
                        new Wrong(
                                "444455556666",
                                "trail org",
                                "Trail org delivered its last log of account 444455556666 at"
                                        + " 2026-10-30T11:00:00Z"));
        assertThat(all)
                .extracting(Wrong::message)
                .containsExactly("Trail org delivered its last log at 2026-11-01T11:00:00Z");
    }

    @Test
    void shouldSeeAnAccountThatCannotBeReadForLong() {
        // Given
        account("777700000001", NOW.minus(Duration.ofMinutes(30)), "AccessDenied");
        account("777700000002", NOW.minus(Duration.ofHours(2)), "AccessDenied");
        account("777700000003", NOW.minus(Duration.ofHours(2)), null);

        // When
        List<Wrong> wrong = look(accounts, NOW);

        // Then
        assertThat(wrong)
                .containsExactly(
                        new Wrong(
                                "777700000002",
                                "account",
                                "Account 777700000002 cannot be read: AccessDenied"));
        execute("delete from collected_account", Tuple.tuple());
    }

    @Test
    void shouldWaitAnHourForAnAccountThatNeverLetAnybodyIn() {
        // Given
        neverRead("777700000004", NOW.minus(Duration.ofMinutes(30)));
        neverRead("777700000005", NOW.minus(Duration.ofHours(2)));

        // When
        List<Wrong> wrong = look(accounts, NOW);

        // Then
        assertThat(wrong).extracting(Wrong::accountId).containsExactly("777700000005");
        execute("delete from collected_account", Tuple.tuple());
    }

    @Test
    void shouldSeeACheckpointThatDoesNotGetOn() {
        // Given
        checkpoint("777700000001", "ACTIVE", NOW.minus(Duration.ofHours(7)));
        checkpoint("777700000002", "PAUSED", NOW.minus(Duration.ofHours(7)));
        checkpoint("777700000003", "ACTIVE", NOW.minus(Duration.ofHours(5)));

        // When
        List<Wrong> wrong = look(checkpoints, NOW);

        // Then
        assertThat(wrong)
                .extracting(Wrong::accountId)
                .contains("777700000001")
                .doesNotContain("777700000002", "777700000003");
    }

    @Test
    void shouldSeeThatItsOwnEventDidNotComeThrough() {
        // Given
        Instant day = Instant.parse("2020-01-01T00:00:00Z");
        synthetic("lost", day, null, null);
        synthetic("held", day.plus(Duration.ofDays(1)), UUID.randomUUID(), null);
        synthetic("told", day.plus(Duration.ofDays(2)), UUID.randomUUID(), day);

        // When, Then
        assertThat(messages(day.plus(Duration.ofMinutes(29)))).isEmpty();
        assertThat(messages(day.plus(Duration.ofMinutes(31))))
                .containsExactly("The synthetic event of 2020-01-01T00:00:00Z raised no alert");
        assertThat(messages(day.plus(Duration.ofHours(25))))
                .containsExactly(
                        "The synthetic event of 2020-01-02T00:00:00Z was not delivered over"
                                + " channel desk");
        assertThat(messages(day.plus(Duration.ofHours(49)))).isEmpty();
        assertThat(messages(day.plus(Duration.ofHours(74))))
                .containsExactly("No synthetic event was sent since 2020-01-03T00:00:00Z");
    }

    /// A check that says what a test wants.
    private static final class Scripted implements SensorCheck {
        private final SensorRule rule;
        private List<Wrong> wrong = List.of();

        Scripted(SensorRule rule) {
            this.rule = rule;
        }

        @Override
        public SensorRule rule() {
            return rule;
        }

        @Override
        public List<Wrong> look(SqlConnection connection, Instant now) {
            return wrong;
        }
    }

    /// A check that cannot look.
    private static final class Failing implements SensorCheck {
        @Override
        public SensorRule rule() {
            return SensorRule.TRAIL_SILENT;
        }

        @Override
        public List<Wrong> look(SqlConnection connection, Instant now) {
            throw new IllegalStateException("it cannot look");
        }
    }

    private List<String> messages(Instant now) {
        return look(synthetics, now).stream().map(Wrong::message).toList();
    }

    private List<Wrong> look(SensorCheck check, Instant now) {
        return transactions.call(connection -> check.look(connection, now));
    }

    private static ValidatableResponse sensors() {
        return Api.as("auditor").get("/api/v1/sensors").then().statusCode(200);
    }

    private static List<Map<String, Object>> alerts() {
        return Api.as("auditor")
                .queryParam("rule", "attest-account-unreadable")
                .get("/api/v1/alerts")
                .then()
                .extract()
                .path("items");
    }

    private void log(String trail, String account, Instant delivered) {
        execute(
                "insert into trail_file (trail, bucket, key, kind, account_id, region,"
                        + " delivered_at, etag, size, state, found_at)"
                        + " values ($1, 'b', $2, 'LOG', $3, 'us-east-1', $4, 'e', 1, 'STORED', $4)",
                Tuple.of(trail, UUID.randomUUID().toString(), account, at(delivered)));
    }

    private void account(String id, Instant success, @Nullable String error) {
        execute(
                "insert into collected_account (account_id, source, name, aws_partition, regions,"
                        + " state, listed_at, last_success_at, last_error)"
                        + " values ($1, 'file', $1, 'aws', '{}', 'ACTIVE', $2, $2, $3)",
                Tuple.of(id, at(success), error));
    }

    private void neverRead(String id, Instant since) {
        execute(
                "insert into collected_account (account_id, source, name, aws_partition, regions,"
                        + " state, listed_at, last_error, failing_since)"
                        + " values ($1, 'file', $1, 'aws', '{}', 'ACTIVE', $2, 'AccessDenied', $2)",
                Tuple.of(id, at(since)));
    }

    private void checkpoint(String account, String state, Instant lastRun) {
        execute(
                "insert into checkpoint (account_id, region, source, state, last_run, runs)"
                        + " values ($1, 'us-east-1', 'iam', $2, $3, 1)",
                Tuple.of(account, state, at(lastRun)));
    }

    private void synthetic(
            String id, Instant sent, @Nullable UUID alert, @Nullable Instant delivered) {
        execute(
                "insert into synthetic_event (event_id, slot, sent_at, alert_id, channel,"
                        + " delivered_at) values ($1, $2, $2, $3, 'desk', $4)",
                Tuple.of(id, at(sent), alert, delivered == null ? null : at(delivered)));
    }

    private void execute(String sql, Tuple values) {
        transactions.call(c -> c.preparedQuery(sql).executeAndAwait(values));
    }

    /// Types of what is told of something, in order.
    private List<String> told(String topic, String about) {
        return transactions.call(connection -> {
            List<String> types = new ArrayList<>();
            connection
                    .preparedQuery(
                            "select type from outbox where topic = $1 and strpos(data, $2) > 0"
                                    + " or topic = $1 and $2 = '' order by event_time, type desc")
                    .executeAndAwait(Tuple.of(topic, about))
                    .forEach(row -> types.add(row.getString(0)));
            return types;
        });
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
