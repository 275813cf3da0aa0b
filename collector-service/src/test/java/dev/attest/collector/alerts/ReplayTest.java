package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.gzip;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a new rule would have found.
@QuarkusTest
@TestProfile(RealService.class)
class ReplayTest {

    @TempDir Path folder;

    @Test
    void shouldSayHowOftenARuleWouldHaveFired() throws Exception {
        // Given
        String name = "Freeze" + UUID.randomUUID().toString().replace("-", "");
        String first = UUID.randomUUID().toString();
        Path trail = folder.resolve(first + ".json.gz");
        Files.write(
                trail,
                gzip(
                        file(
                                        freeze(first + "-1", name, 40),
                                        freeze(first + "-2", name, 39),
                                        freeze(first + "-3", name, 2),
                                        freeze(first + "-4", name, 120))
                                .getBytes(StandardCharsets.UTF_8)));
        Api.importCloudtrail(trail).statusCode(201);

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

    @Test
    void shouldReplayARuleThatIsThereAndRefuseOneThatIsNot() {
        replay("user-created", null, 90).statusCode(200).body("ruleId", equalTo("user-created"));
        replay("nosuch-rule", null, 90).statusCode(404);
        replay("freeze", rule("Freeze", "true ||"), 90)
                .statusCode(422)
                .body("detail", containsString("line 7"));
        replay("freeze", null, 0).statusCode(400);
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

    private static String freeze(String id, String name, int daysAgo) {
        String time = Clock.systemUTC().instant().minus(Duration.ofDays(daysAgo)).toString();
        return record(id, time).replace("GetObject", name);
    }
}
