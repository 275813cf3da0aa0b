package dev.attest.collector.alerts;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
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

    @Test
    void shouldLetOnlyOthersCloseWhatIsAboutSomebody() {
        // Given
        know();
        String event =
                record("own-alert", "2026-10-05T10:00:00Z")
                        .replace("s3.amazonaws.com", "iam.amazonaws.com")
                        .replace("GetObject", "UpdateAccessKey")
                        .replace("dora", "ravi.menon")
                        .replace(
                                "\"requestParameters\":null",
                                "\"requestParameters\":{\"userName\":\"lena.hoffmann\"}");
        Api.importCloudtrail("own-alert.json", file(event)).statusCode(201);
        String id =
                Api.as("auditor")
                        .queryParam("rule", "access-key-updated")
                        .get("/api/v1/alerts")
                        .then()
                        .statusCode(200)
                        .body("items[0].actor.principalId", endsWith("user/ravi.menon"))
                        .body("items[0].target", endsWith("user/lena.hoffmann"))
                        .extract()
                        .path("items[0].id");

        // When, Then
        close(id, RAVI).statusCode(403).body("code", equalTo("own-alert"));
        close(id, LENA).statusCode(403).body("code", equalTo("own-alert"));
        close(id, "sam.okafor@meridian.example").statusCode(200);
    }

    private static void know() {
        Api.importPeople(
                        "people.csv",
                        """
                        person_id,email,name,manager_email,status
                        ravi,%s,Ravi,,active
                        lena,%s,Lena,,active
                        """
                                .formatted(RAVI, LENA),
                        "2026-10-05T08:00:00Z")
                .statusCode(201);
        Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[%s,%s],"Policies":[],"GroupDetailList":[],"RoleDetailList":[]}
                        """
                                .formatted(user("ravi.menon"), user("lena.hoffmann")),
                        ACCOUNT,
                        "2026-10-05T08:01:00Z")
                .statusCode(201);
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
