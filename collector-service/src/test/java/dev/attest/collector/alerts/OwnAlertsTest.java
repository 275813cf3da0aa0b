package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nobody closes an alert about themselves.
@QuarkusTest
@TestProfile(OwnAlertsTest.FreshService.class)
class OwnAlertsTest {

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    private static final String ACCOUNT = "111122223333";
    private static final String RAVI = "ravi.menon@meridian.example";
    private static final String LENA = "lena.hoffmann@meridian.example";

    /// As [TrailFixture#record] has it.
    private static final String DORA =
            "\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/dora\"";

    @Test
    void shouldLetOnlyOthersCloseWhatIsAboutSomebody() {
        // Given
        String byUser = raised("own-alert", DORA.replace("dora", "ravi.menon"));
        String bySession = raised("own-session", session(RAVI));

        // When, Then
        Api.as("auditor")
                .get("/api/v1/alerts/{id}", byUser)
                .then()
                .statusCode(200)
                .body("actor.principalId", endsWith("user/ravi.menon"))
                .body("target", endsWith("user/lena.hoffmann"));
        close(byUser, RAVI).statusCode(403).body("code", equalTo("own-alert"));
        close(byUser, LENA).statusCode(403).body("code", equalTo("own-alert"));
        close(byUser, "sam.okafor@meridian.example").statusCode(200);
        close(bySession, RAVI).statusCode(403).body("code", equalTo("own-alert"));
    }

    @Test
    void shouldNotLetWhoeverDidTheSameAgainCloseIt() {
        // Given
        String alert = raised("first", DORA);

        // When
        happened("again", "first", "2026-10-06T10:00:00Z", DORA.replace("dora", "ravi.menon"));

        // Then
        Api.as("auditor")
                .get("/api/v1/alerts/{id}", alert)
                .then()
                .body("matches", equalTo(2))
                .body("actor.principalId", endsWith("user/dora"));
        close(alert, RAVI).statusCode(403).body("code", equalTo("own-alert"));
    }

    @Test
    void shouldLookAtEveryCallerHoweverManyCameAfter() {
        // Given
        String alert = raised("early", session(RAVI));

        // When
        Api.importCloudtrail(
                        "late.json",
                        file(
                                IntStream.range(0, 1_001)
                                        .mapToObj(i ->
                                                call(
                                                        "late-" + i,
                                                        "early",
                                                        "2026-10-06T10:00:00Z",
                                                        session("a%04d".formatted(i))))
                                        .toArray(String[]::new)))
                .statusCode(201);

        // Then
        Api.as("auditor").get("/api/v1/alerts/{id}", alert).then().body("matches", equalTo(1_002));
        close(alert, RAVI).statusCode(403).body("code", equalTo("own-alert"));
    }

    private static String session(String name) {
        return "\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/ops/%s\""
                .formatted(name);
    }

    private static String raised(String event, String caller) {
        happened(event, event, "2026-10-05T10:00:00Z", caller);
        return Api.alertOf("access-key-updated", event);
    }

    private static void happened(String event, String status, String time, String caller) {
        Api.importCloudtrail(event + ".json", file(call(event, status, time, caller)))
                .statusCode(201);
    }

    /// @param status of the key, which tells one finding from another
    private static String call(String event, String status, String time, String caller) {
        return record(event, time)
                .replace("s3.amazonaws.com", "iam.amazonaws.com")
                .replace("GetObject", "UpdateAccessKey")
                .replace(DORA, caller)
                .replace(
                        "\"requestParameters\":null",
                        "\"requestParameters\":{\"userName\":\"lena.hoffmann\",\"status\":\""
                                + status
                                + "\"}");
    }

    @BeforeEach
    void know() {
        Api.importPeople(
                        "people.csv",
                        """
                        person_id,email,name,manager_email,status
                        ravi,%s,Ravi,,active
                        lena,%s,Lena,,active
                        """
                                .formatted(RAVI, LENA),
                        "2026-10-05T08:00:00Z")
                .statusCode(oneOf(200, 201));
        Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[%s,%s],"Policies":[],"GroupDetailList":[],"RoleDetailList":[]}
                        """
                                .formatted(user("ravi.menon"), user("lena.hoffmann")),
                        ACCOUNT,
                        "2026-10-05T08:01:00Z")
                .statusCode(oneOf(200, 201));
    }

    private static ValidatableResponse close(String id, String email) {
        return RestAssured.given()
                .auth()
                .oauth2(TestTokens.of("security-analyst", email))
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"reason\":\"known\"}")
                .post("/api/v1/alerts/{id}/closure", id)
                .then();
    }

    private static String user(String name) {
        return "{\"UserName\":\"%1$s\",\"UserId\":\"AIDA%2$d\",\"Arn\":\"arn:aws:iam::%3$s:user/%1$s\"}"
                .formatted(name, Math.abs(name.hashCode()), ACCOUNT);
    }
}
