package dev.attest.risk.assessment;

import static dev.attest.risk.assessment.InventoryFixture.EVERYTHING;
import static dev.attest.risk.assessment.InventoryFixture.GOOD;
import static dev.attest.risk.assessment.InventoryFixture.NOW;
import static dev.attest.risk.assessment.InventoryFixture.READING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.attest.events.EventEnvelope;
import dev.attest.events.Severity;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.events.alerts.AlertReopened;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.risk.UserRiskAssessed;
import dev.attest.outbox.Envelopes;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// From the collector's events through the broker to the score that the API shows.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class UserRiskFlowTest {

    private static final String OUTSIDER =
            """
            {"Statement": {"Effect": "Allow", "Principal": {"AWS": "999988887777"}, "Action": "sts:AssumeRole"}}\
            """;

    @Inject CollectorFixture collector;
    @Inject Envelopes envelopes;
    @Inject RiskListener listener;

    private InventoryFixture company = new InventoryFixture("", "");

    @BeforeEach
    void nameTheWorld(TestInfo test) {
        int number = Math.floorMod(test.getDisplayName().hashCode(), 1_000_000);
        company = new InventoryFixture("w" + number, "%012d".formatted(number));
    }

    @Test
    void shouldScoreAnAdministratorThroughAGroupAsPerson() {
        // When
        collector.tells(
                company.userObserved("anna", GOOD, List.of(company.group("admins"))),
                company.groupObserved("admins", "all", company.user("anna")),
                company.policyObserved("all", EVERYTHING),
                company.personObserved("anna", null, PersonStatus.ACTIVE, company.user("anna")));

        // Then
        JsonPath risk = awaitScore(company.person("anna"), 50);
        assertThat(risk.getString("level")).isEqualTo("HIGH");
        assertThat(risk.getString("name")).isEqualTo("Person anna");
        assertThat(risk.getList("principals")).containsExactly(company.user("anna"));
        assertThat(risk.getString("contributions[0].explanation"))
                .startsWith("Can do everything in");
        assertThat(risk.getInt("contributions.points.sum()")).isEqualTo(50);
        assertThat(risk.getList("unknown")).isEmpty();
    }

    @Test
    void shouldMoveAnUnlinkedUserToThePersonWhoClaimsIt() {
        // Given
        collector.tells(company.userObserved("bob", GOOD, List.of(), "missing"));
        JsonPath unlinked = awaitScore(company.user("bob"), 0);
        assertThat(unlinked.getInt("highestPossible")).isGreaterThan(0);
        assertThat(unlinked.getList("unknown")).contains("administrator");

        // When
        collector.tells(
                company.policyObserved("missing", EVERYTHING),
                company.personObserved("bob", null, PersonStatus.ACTIVE, company.user("bob")));

        // Then
        awaitScore(company.person("bob"), 50);
        awaitNoScore(company.user("bob"));
    }

    @Test
    void shouldScoreIdentityCenterUsersByTheirAssignments() {
        // When
        collector.tells(
                company.identityCenterUser("ic-" + company.world(), "carla"),
                company.policyObserved("all", EVERYTHING),
                company.permissionSet("Admins", "all", "ic-" + company.world()),
                company.personObserved("carla", null, PersonStatus.LEFT, "ic-" + company.world()));

        // Then
        JsonPath risk = awaitScore(company.person("carla"), 83);
        assertThat(risk.getString("level")).isEqualTo("CRITICAL");
        assertThat(risk.getList("unknown")).contains("console-without-mfa", "dormant");
    }

    @Test
    void shouldRaiseByAnAlertAndLowerWhenItIsClosed() {
        // Given
        collector.tells(company.userObserved("dora", GOOD, List.of(), "read"));
        collector.tells(company.policyObserved("read", READING));
        awaitScore(company.user("dora"), 0);
        AlertRaised alert = alert(company.user("dora"));

        // When
        collector.tells(alert);
        JsonPath raised = awaitScore(company.user("dora"), 30);
        collector.tells(
                new AlertClosed(alert.alertId(), company.account(), "false alarm", "ravi", NOW));

        // Then
        assertThat(raised.getString("contributions[0].factor")).isEqualTo("open-alerts");
        awaitScore(company.user("dora"), 0);

        // When
        collector.tells(
                new AlertReopened(alert.alertId(), company.account(), "not false", "ravi", NOW));

        // Then
        awaitScore(company.user("dora"), 30);
    }

    @Test
    void shouldCountTheTrustOfRolesForTheOwnerOfTheAccount() {
        // When
        collector.tells(
                company.accountObserved("erik"),
                company.roleObserved("vendor", "trust"),
                company.policyObserved("trust", OUTSIDER),
                company.personObserved("erik", null, PersonStatus.ACTIVE));

        // Then
        JsonPath risk = awaitScore(company.person("erik"), 15);
        assertThat(risk.getString("contributions[0].explanation"))
                .contains(company.world() + "-vendor in acct-" + company.world());
    }

    @Test
    void shouldWakeADormantUserByItsActivityAndHandleABatchOnce() {
        // Given
        Credentials password =
                new Credentials(true, NOW.minus(Duration.ofDays(200)), true, true, List.of());
        collector.tells(company.userObserved("finn", password, List.of()));
        awaitScore(company.user("finn"), 15);
        EventEnvelope<ActivityBatchRecorded> batch =
                collector.envelope(activity(company.user("finn")));

        // When
        collector.send(List.of(batch, batch));

        // Then
        awaitScore(company.user("finn"), 0);
    }

    @Test
    void shouldTakeSilenceForDormancyOnlyWhenDayAfterDayIsKnown() {
        // Given
        Credentials password =
                new Credentials(true, NOW.minus(Duration.ofDays(200)), true, true, List.of());
        Credentials unreported =
                new Credentials(
                        true,
                        null,
                        true,
                        true,
                        List.of(
                                new AccessKey(
                                        1, "AKIAIDA", true, NOW.minusSeconds(60), null, false)));
        collector.tells(
                company.userObserved("hugo", password, List.of()),
                company.userObserved("ida", unreported, List.of()));
        awaitScore(company.user("hugo"), 15);

        // When
        collector.tells(activity(company.user("hugo"), NOW.minus(Duration.ofDays(700)), NOW));
        awaitScore(company.user("hugo"), 0);
        JsonPath afterOneOldFile = awaitScore(company.user("ida"), 0);
        collector.tells(
                activity(
                        company.user("hugo"),
                        IntStream.range(0, 92)
                                .mapToObj(day -> NOW.minus(Duration.ofDays(day)))
                                .toArray(Instant[]::new)));

        // Then
        assertThat(afterOneOldFile.getList("unknown")).contains("dormant");
        assertThat(awaitScore(company.user("ida"), 15).getList("unknown")).isEmpty();
    }

    @Test
    void shouldTellOthersOnlyWhatChanged() {
        // Given
        collector.tells(
                company.userObserved("gina", InventoryFixture.withKey("AKIA1", 120), List.of()));
        awaitScore(company.user("gina"), 15);

        // When
        collector.tells(
                company.userObserved("gina", InventoryFixture.withKey("AKIA1", 120), List.of()),
                company.userObserved("gina", InventoryFixture.withKey("AKIA1", 120), List.of()));
        collector.tells(
                new PrincipalGone(new UUID(0, 2), company.account(), company.user("gina"), NOW));
        awaitNoScore(company.user("gina"));

        // Then
        await().untilAsserted(() ->
                assertThat(listener.toldAbout(company.user("gina")))
                        .extracting(UserRiskAssessed::score, UserRiskAssessed::previousScore)
                        .containsExactly(tuple(15, null), tuple(0, 15)));
    }

    @Test
    void shouldShowManagersTheirReportsOnly() {
        // Given
        collector.tells(
                company.userObserved("low", InventoryFixture.withKey("AKIA2", 120), List.of()),
                company.userObserved("mid", InventoryFixture.withKey("AKIA3", 120), List.of()),
                company.userObserved("top", InventoryFixture.withKey("AKIA4", 120), List.of()),
                company.personObserved("low", "mid", PersonStatus.ACTIVE, company.user("low")),
                company.personObserved("mid", "top", PersonStatus.ACTIVE, company.user("mid")),
                // The circle must neither hang nor show anybody themselves.
                company.personObserved("top", "low", PersonStatus.ACTIVE, company.user("top")));
        String lowId = awaitScore(company.person("low"), 15).getString("id");
        String midId = awaitScore(company.person("mid"), 15).getString("id");
        awaitScore(company.person("top"), 15);
        String mid = TestTokens.of("manager", company.email("mid"));
        String nobody = TestTokens.human("stranger@meridian.example");

        // When
        List<String> seen = get(mid, Map.of()).getList("items.subjectId");
        List<String> seenByNobody = get(nobody, Map.of()).getList("items");

        // Then
        assertThat(seen).containsExactlyInAnyOrder(company.person("low"), company.person("top"));
        assertThat(seenByNobody).isEmpty();
        assertThat(status(mid, lowId)).isEqualTo(200);
        assertThat(status(mid, midId)).isEqualTo(404);
        assertThat(status(nobody, lowId)).isEqualTo(404);
    }

    @Test
    void shouldPageByScoreAndFilter() {
        // Given
        for (String name : List.of("h1", "h2", "h3")) {
            collector.tells(
                    company.userObserved(
                            name, InventoryFixture.withKey("AK" + name, 120), List.of()));
        }
        collector.tells(
                company.userObserved("h4", GOOD, List.of(), "all"),
                company.policyObserved("all", EVERYTHING));
        awaitScore(company.user("h4"), 50);
        for (String name : List.of("h1", "h2", "h3")) {
            awaitScore(company.user(name), 15);
        }
        String token = TestTokens.of("auditor", "amelia.wright@meridian.example");
        List<String> seen = new ArrayList<>();

        // When
        String cursor = null;
        do {
            Map<String, String> query =
                    cursor == null
                            ? Map.of("q", company.world() + "-H", "limit", "2")
                            : Map.of("q", company.world() + "-H", "limit", "2", "cursor", cursor);
            JsonPath page = get(token, query);
            seen.addAll(page.getList("items.subjectId"));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(seen).hasSize(4).doesNotHaveDuplicates().startsWith(company.user("h4"));
        assertThat(get(token, Map.of("q", company.world(), "level", "HIGH")).getList("items"))
                .hasSize(1);
        assertThat(get(token, Map.of("q", "100%_")).getList("items")).isEmpty();
    }

    private JsonPath awaitScore(String subject, int score) {
        return await("score of " + subject)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                get(
                                        TestTokens.of("service", "x@meridian.example"),
                                        Map.of("subject", subject)),
                        found ->
                                found.getList("items").size() == 1
                                        && found.getInt("items[0].score") == score)
                .setRootPath("items[0]");
    }

    private void awaitNoScore(String subject) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        get(
                                        TestTokens.of("service", "x@meridian.example"),
                                        Map.of("subject", subject))
                                .getList("items")
                                .isEmpty());
    }

    private static JsonPath get(String token, Map<String, String> query) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .queryParams(query)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int status(String token, String id) {
        return RestAssured.given().auth().oauth2(token).get("/api/v1/users/" + id).statusCode();
    }

    private AlertRaised alert(String user) {
        return new AlertRaised(
                envelopes.of(activity(user)).id(),
                "mfa-removed",
                Severity.CRITICAL,
                "MFA device removed",
                company.account(),
                "eu-central-1",
                "e1",
                "DeactivateMFADevice",
                NOW,
                actor(user),
                null,
                NOW);
    }

    private ActivityBatchRecorded activity(String user) {
        return activity(user, NOW, NOW.minusSeconds(60));
    }

    private ActivityBatchRecorded activity(String user, Instant... times) {
        return new ActivityBatchRecorded(
                new UUID(0, 3),
                company.account(),
                Arrays.stream(times).map(time -> record("e" + time, user, time)).toList());
    }

    private ActivityRecord record(String id, String user, Instant time) {
        return new ActivityRecord(
                id,
                time,
                company.account(),
                "eu-central-1",
                "s3.amazonaws.com",
                "GetObject",
                actor(user),
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                null);
    }

    private Actor actor(String user) {
        return new Actor(ActorKind.IAM_USER, user, "x", company.account(), null, null);
    }
}
