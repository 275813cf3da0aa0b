package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.events.activity.ActivityBatchRecorded;
import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(RealService.class)
class AlertApiTest {

    private static final String BYSTANDER = "alert-bystander";

    private static final String ADMIN =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String ADMIN_CLAIM = "{\"policyDocument\":" + ADMIN + "}";
    private static final String POLICY =
            "{\"UserDetailList\":[],\"GroupDetailList\":[],\"RoleDetailList\":[],\"Policies\":[{\"PolicyName\":\"alert-ops\","
                    + "\"Arn\":\"arn:aws:iam::111122223333:policy/alert-ops\",\"AttachmentCount\":0,"
                    + "\"PolicyVersionList\":[{\"IsDefaultVersion\":true,\"Document\":"
                    + ADMIN
                    + "}]}]}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void shouldRaiseAnAlertOnceAndTellIt() {
        // Given
        String id = UUID.randomUUID().toString();
        String event = keyCreated(id);

        // When
        Api.importCloudtrail("key-" + id + ".json", file(event))
                .statusCode(201)
                .body("alerts", equalTo(1));
        Api.importCloudtrail("again-" + id + ".json", file(event, record(id + "-2")))
                .statusCode(201)
                .body("alerts", equalTo(0));

        // Then
        Map<String, Object> alert = alertOf(id);
        assertThat(alert)
                .containsEntry("ruleId", "access-key-created")
                .containsEntry("severity", "CRITICAL")
                .containsEntry("state", "OPEN")
                .containsEntry("target", "arn:aws:iam::111122223333:user/bob-" + id)
                .containsEntry(
                        "message", "New access key created for user 'bob-" + id + "' by dora")
                .containsEntry("matches", 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(told())
                                .anyMatch(e ->
                                        e.contains(AlertRaised.class.getSimpleName())
                                                && e.contains(id))
                                .anyMatch(e ->
                                        e.contains(ActivityBatchRecorded.class.getSimpleName())
                                                && e.contains(id)));
    }

    @Test
    void shouldTellAMessageOnlyToWhoMayReadActivity() {
        // Given
        String id = UUID.randomUUID().toString();
        Api.importCloudtrail("told-" + id + ".json", file(keyCreated(id))).statusCode(201);
        String alert = String.valueOf(alertOf(id).get("id"));

        // When, Then
        Api.as("security-analyst")
                .get("/api/v1/alerts/{id}", alert)
                .then()
                .statusCode(200)
                .body("message", startsWith("New access key"));
        Api.as("compliance-officer")
                .get("/api/v1/alerts/{id}", alert)
                .then()
                .statusCode(200)
                .body("title", equalTo("Access Key Created"))
                .body("message", nullValue());
        Api.as("compliance-officer")
                .queryParam("limit", 500)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .body("items.message", everyItem(nullValue()));
    }

    @Test
    void shouldCloseAnAlertOnceForWhoHasSeenIt() {
        // Given
        String id = UUID.randomUUID().toString();
        Api.importCloudtrail("close-" + id + ".json", file(keyCreated(id))).statusCode(201);
        String alert = String.valueOf(alertOf(id).get("id"));
        String etag =
                Api.as("auditor").get("/api/v1/alerts/{id}", alert).then().extract().header("ETag");

        // When, Then
        close(alert, null, "{\"reason\":\"known\"}").statusCode(428);
        close(alert, "\"99\"", "{\"reason\":\"known\"}").statusCode(412);
        close(alert, etag, "{\"reason\":\" \"}").statusCode(400);
        close(alert, etag, "{\"reason\":\"known\",\"more\":1}").statusCode(400);
        close(alert, etag, "{\"reason\":\"known\"}")
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("closedBy", equalTo("ravi.menon@meridian.example"));
        close(alert, etag, "{\"reason\":\"known\"}").statusCode(412);
        close(alert, "\"1\"", "{\"reason\":\"known\"}").statusCode(409);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(told())
                                .anyMatch(e ->
                                        e.contains(AlertClosed.class.getSimpleName())
                                                && e.contains(alert)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "5", "[]", "true", "null", ADMIN_CLAIM})
    void shouldNotBelieveARecordWhatOnlyAttestKnows(String claim) {
        // Given
        String id = UUID.randomUUID().toString();
        Api.importInventory("policy.json", POLICY, "111122223333", "2026-10-05T08:00:00Z");

        // When, Then
        Api.importCloudtrail(
                        "attached-" + id + ".json",
                        file(
                                attached(id + "-1", "ops", claim),
                                attached(id + "-2", "unknown", claim),
                                attached(id + "-3", "\\u0000", claim),
                                record(id + "-4")))
                .statusCode(201)
                .body("stored", equalTo(4))
                .body("alerts", equalTo(1));
        assertThat(alertOf(id + "-1")).containsEntry("ruleId", "admin-policy-attached");
    }

    @Test
    void shouldKnowAnAdministratorGroupByItsPolicies() {
        // Given
        String id = UUID.randomUUID().toString();
        String group =
                "{\"UserDetailList\":[],\"RoleDetailList\":[],\"Policies\":[],\"GroupDetailList\":[{\"Path\":\"/\",\"GroupName\":\"crew-%1$s\",\"GroupId\":\"AGPA%1$s\",\"Arn\":\"arn:aws:iam::111122223333:group/crew-%1$s\",\"AttachedManagedPolicies\":[],\"GroupPolicyList\":[{\"PolicyName\":\"p\",\"PolicyDocument\":%2$s}]}]}"
                        .formatted(id, ADMIN);
        Api.importInventory("group-" + id + ".json", group, "111122223333", null).statusCode(200);

        // When
        Api.importCloudtrail(
                        "joined-" + id + ".json",
                        file(joined(id + "-1", "crew-" + id), joined(id + "-2", "other")))
                .statusCode(201)
                .body("alerts", equalTo(1));

        // Then
        assertThat(alertOf(id + "-1")).containsEntry("ruleId", "administrator-group-joined");
    }

    @Test
    void shouldJudgeAgainWhatIsReadAgain() {
        // Given
        String id = UUID.randomUUID().toString();
        String trail = file(attached(id, id, "null"), record(id + "-2"));
        Api.importCloudtrail("late-" + id + ".json", trail)
                .statusCode(201)
                .body("alerts", equalTo(0));
        Api.importInventory(
                        "policy-" + id + ".json",
                        POLICY.replace("alert-ops", "alert-" + id),
                        "111122223333",
                        null)
                .statusCode(200);

        // When, Then
        replayed(trail).body("stored", equalTo(0)).body("alerts", equalTo(1));
        replayed(trail).body("stored", equalTo(0)).body("alerts", equalTo(0));
        assertThat(alertOf(id)).containsEntry("ruleId", "admin-policy-attached");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(told())
                                .anyMatch(e ->
                                        e.contains(AlertRaised.class.getSimpleName())
                                                && e.contains(id)));
    }

    @Test
    void shouldNotJudgeAgainWhatWasNotStored() {
        // Given
        String id = UUID.randomUUID().toString();
        Api.importCloudtrail("first-" + id + ".json", file(record(id))).statusCode(201);
        String other = file(keyCreated(id));
        Api.importCloudtrail("other-" + id + ".json", other)
                .statusCode(200)
                .body("alerts", equalTo(0));

        // When, Then
        replayed(other).body("duplicates", equalTo(1)).body("alerts", equalTo(0));
    }

    private static io.restassured.response.ValidatableResponse replayed(String trail) {
        return Api.as("automation")
                .contentType("application/octet-stream")
                .queryParam("name", "again.json")
                .queryParam("replay", true)
                .body(trail.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/imports/cloudtrail")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldJudgeOnlyTheRecordThatWasStored() {
        // Given
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();

        // When, Then
        Api.importCloudtrail(
                        "twice-" + first + ".json",
                        file(record(first), keyCreated(first), keyCreated(second), record(second)))
                .statusCode(201)
                .body("stored", equalTo(2))
                .body("duplicates", equalTo(2))
                .body("alerts", equalTo(1));
        assertThat(alertOf(second)).containsEntry("ruleId", "access-key-created");
    }

    @Test
    void shouldFilterAlerts() {
        // Given
        String id = UUID.randomUUID().toString();
        Api.importCloudtrail("filter-" + id + ".json", file(keyCreated(id))).statusCode(201);

        // When, Then
        Api.as("auditor")
                .queryParam("severity", "CRITICAL")
                .queryParam("rule", "access-key-created")
                .queryParam("account", "111122223333")
                .queryParam("since", "2026-10-01T00:00:00Z")
                .queryParam("state", "OPEN")
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .body("items.eventId", hasItems(id))
                .body("items.severity", everyItem(equalTo("CRITICAL")));
        Api.as("auditor")
                .queryParam("severity", "LOW")
                .get("/api/v1/alerts")
                .then()
                .body("items.eventId", equalTo(List.of()));
    }

    @Test
    void shouldListTheRules() {
        Api.as("auditor")
                .get("/api/v1/alert-rules")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("root-console-login", "user-created"))
                .body("items.errors", everyItem(equalTo(0)));
    }

    private static io.restassured.response.ValidatableResponse close(
            String alert, @org.jspecify.annotations.Nullable String etag, String body) {
        var request =
                io.restassured.RestAssured.given()
                        .auth()
                        .oauth2(TestTokens.of("security-analyst", "ravi.menon@meridian.example"))
                        .contentType("application/json")
                        .body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .post("/api/v1/alerts/{id}/closure", alert)
                .then();
    }

    private static Map<String, Object> alertOf(String eventId) {
        List<Map<String, Object>> alerts =
                Api.as("auditor")
                        .queryParam("limit", 500)
                        .get("/api/v1/alerts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items");
        return alerts.stream()
                .filter(alert -> eventId.equals(alert.get("eventId")))
                .findFirst()
                .orElseThrow();
    }

    private static String attached(String id, String policy, String claim) {
        return record(id)
                .replace("{\"eventVersion\"", "{\"attest\":" + claim + ",\"eventVersion\"")
                .replace("s3.amazonaws.com", "iam.amazonaws.com")
                .replace("GetObject", "AttachUserPolicy")
                .replace(
                        "\"requestParameters\":null",
                        "\"requestParameters\":{\"userName\":\"bob-"
                                + id
                                + "\",\"policyArn\":\"arn:aws:iam::111122223333:policy/alert-"
                                + policy
                                + "\"}");
    }

    private static String joined(String id, String group) {
        return record(id)
                .replace("s3.amazonaws.com", "iam.amazonaws.com")
                .replace("GetObject", "AddUserToGroup")
                .replace(
                        "\"requestParameters\":null",
                        "\"requestParameters\":{\"userName\":\"bob\",\"groupName\":\""
                                + group
                                + "\"}");
    }

    private static String keyCreated(String id) {
        return record(id)
                .replace("user/dora", "user/dora-" + id)
                .replace("s3.amazonaws.com", "iam.amazonaws.com")
                .replace("GetObject", "CreateAccessKey")
                .replace(
                        "\"requestParameters\":null",
                        "\"requestParameters\":{\"userName\":\"bob-" + id + "\"}");
    }

    /// Everything on the bus: type and body of each event.
    private List<String> told() {
        Properties config = new Properties();
        config.put("bootstrap.servers", broker);
        config.put("group.id", BYSTANDER + UUID.randomUUID());
        config.put("auto.offset.reset", "earliest");
        List<String> events = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("attest.alerts", "attest.activity"));
            for (int i = 0; i < 20; i++) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(r ->
                                events.add(
                                        new String(
                                                        r.headers().lastHeader("ce_type").value(),
                                                        java.nio.charset.StandardCharsets.UTF_8)
                                                + " "
                                                + r.value()));
            }
        }
        return events;
    }
}
