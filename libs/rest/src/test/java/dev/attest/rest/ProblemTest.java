package dev.attest.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(OidcResource.class)
class ProblemTest {

    private static final String ID = "0199d3b0-0000-7000-8000-000000000001";
    private static final String GOOD =
            "{\"id\":\"" + ID + "\",\"size\":1,\"parts\":[{\"name\":\"a\",\"colour\":\"RED\"}]}";

    @Test
    void shouldAnswerWhatExists() {
        creating(GOOD).then().statusCode(201).header("ETag", "\"1\"").body("key", equalTo("k1"));
    }

    @Test
    void shouldNameTheThingThatIsNotThere() {
        problem(officer().get("/api/v1/things/" + ID).then(), 404, "not-found")
                .body("detail", equalTo("There is no thing " + ID + "."));
    }

    @Test
    void shouldAnswerAWrongPathIdWithNotFound() {
        problem(officer().get("/api/v1/things/x").then(), 404, "not-found");
    }

    @Test
    void shouldAnswerAnUnknownAddressWithNotFound() {
        problem(officer().get("/api/v1/nothing").then(), 404, "not-found");
    }

    @Test
    void shouldPointToTheUnknownField() {
        problem(creating(GOOD.replace("\"colour\"", "\"color\"")).then(), 400, "invalid-body")
                .body("violations[0].pointer", equalTo("/parts/0/color"))
                .body("violations[0].message", equalTo("is not a known field"));
    }

    @Test
    void shouldSayWhatAFieldMayBe() {
        problem(creating(GOOD.replace("RED", "PINK")).then(), 400, "invalid-body")
                .body("violations[0].pointer", equalTo("/parts/0/colour"))
                .body("violations[0].message", equalTo("'PINK' is not one of RED, GREEN"));
    }

    @Test
    void shouldRefuseTextForANumber() {
        problem(creating(GOOD.replace(":1,", ":\"many\",")).then(), 400, "invalid-body")
                .body("violations[0].pointer", equalTo("/size"))
                .body("violations[0].message", equalTo("must be a whole number"));
    }

    @Test
    void shouldPassOnWhatARecordSaysAboutItself() {
        problem(creating(GOOD.replace(":1,", ":-4,")).then(), 400, "invalid-body")
                .body("violations[0].message", equalTo("size is -4, must not be negative"));
    }

    @Test
    void shouldPointIntoTheBodyWhenAConstraintIsBroken() {
        problem(creating(GOOD.replace("\"a\"", "\" \"")).then(), 400, "invalid-request")
                .body("violations[0].pointer", equalTo("/parts/0/name"));
    }

    @Test
    void shouldRefuseWhatIsNotJson() {
        problem(creating("{\"id\":").then(), 400, "invalid-json")
                .body("violations[0].message", startsWith("is not JSON at line 1"));
    }

    @Test
    void shouldRefuseAnEmptyBody() {
        problem(creating("null").then(), 400, "body-required");
    }

    @Test
    void shouldNameTheParameterOfTheWrongType() {
        problem(officer().get("/api/v1/things?since=yesterday").then(), 400, "invalid-parameter")
                .body("violations[0].pointer", equalTo("/since"));
        problem(officer().get("/api/v1/things?limit=many").then(), 400, "invalid-parameter")
                .body("violations[0].pointer", equalTo("/limit"));
    }

    @Test
    void shouldKeepPagesWithinBounds() {
        problem(officer().get("/api/v1/things?limit=501").then(), 400, "invalid-request")
                .body("violations[0].pointer", equalTo("/limit"));
    }

    @Test
    void shouldRefuseAForeignCursor() {
        problem(officer().get("/api/v1/things?cursor=AAAA").then(), 400, "bad-cursor");
    }

    @Test
    void shouldWalkThroughAllPages() {
        String next =
                officer()
                        .get("/api/v1/things?limit=3")
                        .then()
                        .statusCode(200)
                        .body("items", equalTo(java.util.List.of(1, 2, 3)))
                        .extract()
                        .path("next");
        officer()
                .queryParam("limit", 3)
                .queryParam("cursor", next)
                .get("/api/v1/things")
                .then()
                .body("items", equalTo(java.util.List.of(4, 5)))
                .body("next", equalTo(null));
    }

    @Test
    void shouldAskForTheIdempotencyKey() {
        problem(
                officer().contentType("application/json").body(GOOD).post("/api/v1/things").then(),
                400,
                "idempotency-key-required");
    }

    @Test
    void shouldAskWhichVersionIsChanged() {
        String closure = "/api/v1/things/" + ID + "/closure";
        problem(officer().post(closure).then(), 428, "if-match-required");
        problem(
                officer().header("If-Match", "\"6\"").post(closure).then(),
                412,
                "version-conflict");
        problem(officer().header("If-Match", "*").post(closure).then(), 412, "version-conflict");
        officer().header("If-Match", "\"6\", \"7\"").post(closure).then().statusCode(204);
    }

    @Test
    void shouldAskForAToken() {
        problem(given().get("/api/v1/things").then(), 401, "unauthenticated")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void shouldRefuseAWrongToken() {
        String wrong = TestTokens.wrongKey("admin", "noor.aziz@meridian.example");
        problem(given().auth().oauth2(wrong).get("/api/v1/things").then(), 401, "unauthenticated");
    }

    @Test
    void shouldSayThatARoleDoesNotAllowIt() {
        String token = TestTokens.of("security-analyst", "ravi.menon@meridian.example");
        problem(given().auth().oauth2(token).get("/api/v1/things").then(), 403, "forbidden");
    }

    @Test
    void shouldDenyAnOperationThatDeclaresNothing() {
        problem(officer().get("/api/v1/things/undeclared").then(), 403, "forbidden");
    }

    @Test
    void shouldRefuseTheWrongMethodAndMediaType() {
        problem(officer().delete("/api/v1/things").then(), 405, "method-not-allowed");
        problem(
                officer().contentType("text/plain").body("x").post("/api/v1/things").then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void shouldRefuseABearerThatIsNoToken() {
        for (String bearer : List.of("..", ".", "....", "a.b", "x y")) {
            problem(
                    given().header("Authorization", "Bearer " + bearer)
                            .get("/api/v1/things")
                            .then(),
                    401,
                    "unauthenticated");
        }
    }

    @Test
    void shouldRefuseAnAddressWithANul() {
        for (String address : List.of("/api/v1/things?cursor=%00", "/api/v1/things/%00")) {
            problem(officer().urlEncodingEnabled(false).get(address).then(), 400, "bad-character");
        }
    }

    /// By a client that sends a path as it is told to.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//v1/things",
                "/q//../api/v1/things",
                "/q/%2E%2e/api/v1/things",
                "/api/./v1/things",
                "/api/v1/things/.."
            })
    void shouldRefuseAPathThatLeadsElsewhereThanItSeems(String path)
            throws IOException, InterruptedException {
        // Given
        URI address = URI.create("http://127.0.0.1:" + RestAssured.port + path);

        // When
        HttpResponse<String> answer;
        try (var client = HttpClient.newHttpClient()) {
            answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"bad-path\"");
    }

    @Test
    void shouldRefuseAMemberThatStandsThereTwice() {
        problem(
                officer()
                        .contentType("application/json")
                        .header("Idempotency-Key", "a-key-of-its-own")
                        .body(GOOD.replaceFirst("\\{", "{\"size\": 1, "))
                        .post("/api/v1/things")
                        .then(),
                400,
                "invalid-json");
    }

    @Test
    void shouldRefuseAnAcceptHeaderThatNamesNoMediaType() {
        problem(
                officer().header("Accept", "garbage").get("/api/v1/things").then(),
                406,
                "not-acceptable");
        officer()
                .header("Accept", "text/html, application/json;q=0.9, */*;q=0.8")
                .get("/api/v1/things")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRefuseAnInstantOutsideTheYears() {
        for (String since : List.of("+1000000000-12-31T23:59:59Z", "-0044-03-15T12:00:00Z")) {
            problem(
                            officer().queryParam("since", since).get("/api/v1/things").then(),
                            400,
                            "invalid-parameter")
                    .body("violations[0].pointer", equalTo("/since"));
        }
    }

    @Test
    void shouldTakeTextsOnlyAsWritten() {
        for (String name : List.of("7", "true", "\"a\\u0000b\"", "\"\\ud800\"")) {
            problem(creating(GOOD.replace("\"a\"", name)).then(), 400, "invalid-body")
                    .body("violations[0].pointer", equalTo("/parts/0/name"));
        }
        problem(creating(GOOD.replace("\"RED\"", "0")).then(), 400, "invalid-body")
                .body("violations[0].pointer", equalTo("/parts/0/colour"));
        problem(creating(GOOD.replace("\"RED\"", "\"1\"")).then(), 400, "invalid-body");
        problem(creating(GOOD + " {}").then(), 400, "invalid-body");
    }

    @Test
    void shouldRefuseABodyThatIsTooLarge() {
        problem(creating(" ".repeat(11_000) + GOOD).then(), 413, "too-large");
    }

    @Test
    void shouldKeepSecretsOfAnUnexpectedFailure() {
        problem(given().get("/api/v1/things/failure").then(), 500, "internal-error")
                .body("instance", startsWith("urn:uuid:"))
                .body("detail", equalTo(null))
                .body(not(containsString("hunter2")))
                .body(not(containsString("Exception")));
    }

    private static io.restassured.response.Response creating(String body) {
        return officer()
                .contentType("application/json")
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/api/v1/things");
    }

    private static RequestSpecification officer() {
        return given().auth()
                .oauth2(TestTokens.of("compliance-officer", "chidi.okoro@meridian.example"));
    }

    private static ValidatableResponse problem(
            ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("https://attest.dev/problems/" + code));
    }
}
