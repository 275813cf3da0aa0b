package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What happens to an alert after it was raised.
@QuarkusTest
@TestProfile(RealService.class)
class AlertLifeTest {

    private static final String RAVI = "ravi.menon@meridian.example";

    @Test
    void shouldTakeAnAlertFromHandToHandAndBack() {
        // Given
        String user = "life-" + UUID.randomUUID();
        importKey(user, user, "2026-10-05T10:00:00Z");
        String id = String.valueOf(alertsOf(user).getFirst().get("id"));

        // When, Then
        step(id, "reopening", "\"0\"", "{\"reason\":\"too early\"}").statusCode(409);
        step(id, "acknowledgement", "\"0\"", "{}")
                .statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("assignee", equalTo(RAVI));
        step(id, "acknowledgement", "\"1\"", "{}").statusCode(409);
        step(id, "assignment", "\"1\"", "{\"assignee\":\" \"}").statusCode(400);
        step(id, "assignment", "\"1\"", "{\"assignee\":\"lena\"}").statusCode(400);
        step(id, "assignment", "\"1\"", "{\"assignee\":\"le na@x.example\"}").statusCode(400);
        step(id, "assignment", "\"1\"", "{\"assignee\":\"lena@x.example\",\"note\":\"hers\"}")
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("assignee", equalTo("lena@x.example"));
        step(id, "closure", "\"2\"", "{\"reason\":\"known\"}")
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
        step(id, "assignment", "\"3\"", "{\"assignee\":\"a@x.example\"}").statusCode(409);
        step(id, "reopening", "\"3\"", "{\"reason\":\"not known\"}")
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("closedAt", nullValue())
                .body("reason", nullValue());
        Api.as("auditor")
                .get("/api/v1/alerts/{id}/changes", id)
                .then()
                .statusCode(200)
                .body("items.state", contains("ACKNOWLEDGED", "ASSIGNED", "CLOSED", "OPEN"))
                .body("items.note", contains(null, "hers", "known", "not known"))
                .body("items[0].by", equalTo(RAVI));
    }

    @Test
    void shouldPageTheStepsTakenWithAnAlert() {
        // Given
        String user = "pages-" + UUID.randomUUID();
        importKey(user, user, "2026-10-05T10:00:00Z");
        String id = String.valueOf(alertsOf(user).getFirst().get("id"));
        step(id, "acknowledgement", "\"0\"", "{}").statusCode(200);
        step(id, "closure", "\"1\"", "{\"reason\":\"known\"}").statusCode(200);
        String changes = "/api/v1/alerts/" + id + "/changes";

        // When
        JsonPath first = Api.as("auditor").queryParam("limit", 1).get(changes).jsonPath();
        JsonPath second =
                Api.as("auditor")
                        .queryParam("limit", 1)
                        .queryParam("cursor", first.getString("next"))
                        .get(changes)
                        .jsonPath();

        // Then
        assertThat(first.getList("items.state")).isEqualTo(List.of("ACKNOWLEDGED"));
        assertThat(second.getList("items.state")).isEqualTo(List.of("CLOSED"));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void shouldCountWhatRepeatsAndEveryEventOnce() {
        // Given
        String user = "again-" + UUID.randomUUID();

        // When
        importKey(user, user + "-1", "2026-10-05T10:00:00Z").body("alerts", equalTo(1));
        importKey(user, user + "-2", "2026-10-15T10:00:00Z").body("alerts", equalTo(0));
        importKey(user, user + "-0", "2026-09-25T10:00:00Z").body("alerts", equalTo(0));
        replayKey(user, user + "-2", "2026-10-15T10:00:00Z").body("alerts", equalTo(0));
        importKey(user, user + "-3", "2026-11-05T10:00:00Z").body("alerts", equalTo(1));

        // Then
        List<Map<String, Object>> alerts = alertsOf(user);
        assertThat(alerts).extracting(a -> a.get("matches")).containsExactly(1, 3);
        assertThat(alerts.getLast())
                .containsEntry("lastEventTime", "2026-10-15T10:00:00Z")
                .containsEntry("eventTime", "2026-10-05T10:00:00Z");
    }

    @Test
    void shouldLetWhoHasSeenTheAlertCloseItWhileItIsCounted() {
        // Given
        String user = "count-" + UUID.randomUUID();
        importKey(user, user + "-1", "2026-10-05T10:00:00Z");
        String id = String.valueOf(alertsOf(user).getFirst().get("id"));
        importKey(user, user + "-2", "2026-10-06T10:00:00Z");

        // When
        step(id, "closure", "\"0\"", "{\"reason\":\"known\"}").statusCode(200);

        // Then
        assertThat(alertsOf(user).getFirst()).containsEntry("matches", 2);
    }

    private static ValidatableResponse step(String id, String step, String etag, String body) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.of("security-analyst", RAVI))
                .contentType("application/json")
                .header("If-Match", etag)
                .body(body)
                .post("/api/v1/alerts/{id}/" + step, id)
                .then();
    }

    private static ValidatableResponse importKey(String user, String event, String time) {
        return Api.importCloudtrail("life-" + event + ".json", file(keyUpdated(user, event, time)))
                .statusCode(201);
    }

    private static ValidatableResponse replayKey(String user, String event, String time) {
        return Api.as("automation")
                .contentType("application/octet-stream")
                .queryParam("name", "again.json")
                .queryParam("replay", true)
                .body(file(keyUpdated(user, event, time)).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports/cloudtrail")
                .then()
                .statusCode(200);
    }

    /// The newest first.
    private static List<Map<String, Object>> alertsOf(String user) {
        return Api.as("auditor")
                .queryParam("rule", "access-key-updated")
                .queryParam("limit", 500)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.target.endsWith('user/" + user + "') }");
    }

    private static String keyUpdated(String user, String event, String time) {
        return record(event, time)
                .replace("s3.amazonaws.com", "iam.amazonaws.com")
                .replace("GetObject", "UpdateAccessKey")
                .replace(
                        "\"requestParameters\":null",
                        "\"requestParameters\":{\"userName\":\"" + user + "\"}");
    }
}
