package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Alerts of rules that look at more than one event.
@QuarkusTest
@TestProfile(RealService.class)
class WindowAlertsTest {

    private static final Instant START =
            Clock.systemUTC()
                    .instant()
                    .minus(Duration.ofDays(10))
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

    private final String user = "guess-" + UUID.randomUUID();

    @Test
    void shouldRaiseOneAlertForAStoryOfSeveralFiles() {
        // When
        imported(0, 6).body("alerts", equalTo(0));
        imported(6, 10).body("alerts", equalTo(1));
        imported(10, 12).body("alerts", equalTo(0));
        replayed(6, 10).body("alerts", equalTo(0));

        // Then
        assertThat(alerts())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert)
                                .containsEntry("eventId", user + "-9")
                                .containsEntry("matches", 3));
    }

    @Test
    void shouldRaiseTheAlertOfAStoredEventWhenWhatWasBeforeComesLate() {
        // Given
        imported(1, 10).body("alerts", equalTo(0));

        // When
        imported(0, 1).body("alerts", equalTo(1));

        // Then
        assertThat(alerts())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert)
                                .containsEntry("eventId", user + "-9")
                                .containsEntry("eventName", "ConsoleLogin"));
    }

    @Test
    void shouldReplayARuleWithItsWindows() {
        // Given
        imported(0, 12);
        String rule =
                """
                title: "Guessed"
                severity: LOW
                sources: [signin.amazonaws.com]
                names: [ConsoleLogin]
                outcome: REFUSED
                condition: |-
                  at(event, 'userIdentity.userName') == '%s'
                window:
                  kind: threshold
                  by: [userIdentity.userName]
                  within: PT15M
                  count: 11
                dedup: [userIdentity.userName]
                runbook: "Ask."
                """
                        .formatted(user);

        // When, Then
        replay("guessed", rule)
                .statusCode(200)
                .body("examined", org.hamcrest.Matchers.greaterThanOrEqualTo(12))
                .body("fired", equalTo(2))
                .body("alerts", equalTo(1))
                .body("examples[0].eventId", equalTo(user + "-11"));
        replay("guessed", rule.replace("count: 11", "count: 13")).body("fired", equalTo(0));
        replay(
                        "far",
                        rule.replace("within: PT15M", "faster-than-kmh: 900")
                                .replace("  count: 11\n", "")
                                .replace("kind: threshold", "kind: distance"))
                .statusCode(422)
                .body(
                        "detail",
                        equalTo(
                                "This rule needs the location of addresses, and attest.rules.places"
                                        + " is not set."));
    }

    @Test
    void shouldShowKindAndWindowOfRulesAndWhatIsInactive() {
        Api.as("auditor")
                .get("/api/v1/alert-rules")
                .then()
                .statusCode(200)
                .body(of("sign-in-failures-of-user") + ".kind", equalTo("threshold"))
                .body(of("sign-in-failures-of-user") + ".window.count", equalTo(10))
                .body(of("sign-in-failures-of-user") + ".window.within", equalTo("PT15M"))
                .body(of("user-created-again") + ".window.first.names", hasItem("DeleteUser"))
                .body(of("user-created") + ".kind", equalTo("event"))
                .body(of("user-created") + ".window", nullValue())
                .body(of("sign-ins-too-far-apart") + ".problem", startsWith("inactive: "));
    }

    private static String of(String rule) {
        return "items.find { it.id == '" + rule + "' }";
    }

    private static ValidatableResponse replay(String id, String text) {
        return Api.as("security-analyst")
                .contentType("application/json")
                .body(Map.of("id", id, "text", text))
                .post("/api/v1/alert-rule-replays")
                .then();
    }

    private ValidatableResponse imported(int from, int to) {
        return Api.importCloudtrail(user + "-" + from + ".json", failures(from, to))
                .statusCode(201);
    }

    private ValidatableResponse replayed(int from, int to) {
        return Api.as("automation")
                .contentType("application/octet-stream")
                .queryParam("name", "again.json")
                .queryParam("replay", true)
                .body(failures(from, to).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports/cloudtrail")
                .then()
                .statusCode(200);
    }

    private List<Map<String, Object>> alerts() {
        return Api.as("auditor")
                .queryParam("rule", "sign-in-failures-of-user")
                .queryParam("limit", 500)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.eventId.startsWith('" + user + "') }");
    }

    private String failures(int from, int to) {
        return file(IntStream.range(from, to).mapToObj(this::failure).toArray(String[]::new));
    }

    /// Addresses differ, so that no rule that counts by them fires.
    private String failure(int number) {
        return """
        {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accountId":"111122223333","userName":"%s"},\
        "eventTime":"%s","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1",\
        "sourceIPAddress":"198.51.100.%d","userAgent":"Mozilla/5.0","errorMessage":"Failed authentication",\
        "requestParameters":null,"responseElements":{"ConsoleLogin":"Failure"},"eventID":"%s-%d",\
        "recipientAccountId":"111122223333","eventType":"AwsConsoleSignIn"}\
        """
                .formatted(user, START.plusSeconds(30L * number), number, user, number);
    }
}
