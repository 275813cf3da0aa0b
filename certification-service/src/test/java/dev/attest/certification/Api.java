package dev.attest.certification;

import static io.restassured.RestAssured.given;

import dev.attest.testsupport.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What clients do, in short.
public final class Api {
    private static final String MEANING = "I reviewed every access in this package.";

    private static int keys;

    private Api() {}

    public static RequestSpecification as(String person, String... roles) {
        return with(
                TestTokens.humanSince(
                        TestClock.get().instant(), person + "@meridian.example", roles));
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public static RequestSpecification officer() {
        return as("chidi.okoro", "compliance-officer");
    }

    /// Starts the quarterly review and returns its id.
    public static UUID start() {
        return UUID.fromString(
                officer()
                        .header("Idempotency-Key", "key-" + ++keys)
                        .body(Map.of("definition", "quarterly-access-review"))
                        .post("/api/v1/campaigns")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    public static String campaignState(UUID id) {
        return officer().get("/api/v1/campaigns/" + id).then().extract().path("state");
    }

    /// The id of the person's only package.
    public static UUID packageOf(String person) {
        return UUID.fromString(
                as(person)
                        .get("/api/v1/packages?mine=true")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items[0].id"));
    }

    public static List<String> items(String person, UUID packageId) {
        return as(person)
                .get("/api/v1/packages/" + packageId + "/items")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /// The item with these words in its title, wherever it is.
    public static UUID itemTitled(UUID campaignId, String words) {
        return UUID.fromString(
                officer()
                        .get("/api/v1/campaigns/" + campaignId + "/items")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items.find { it.entitlement.title.contains('" + words + "') }.id"));
    }

    public static UUID packageOfItem(UUID itemId) {
        return UUID.fromString(
                officer().get("/api/v1/items/" + itemId).then().extract().path("packageId"));
    }

    public static String etag(String person, UUID packageId) {
        return as(person).get("/api/v1/packages/" + packageId).getHeader("ETag");
    }

    public static Response decide(
            String person,
            UUID packageId,
            String outcome,
            @Nullable String comment,
            String... ids) {
        var decisions = List.of(ids).stream().map(id -> decision(id, outcome, comment)).toList();
        return as(person)
                .header("If-Match", etag(person, packageId))
                .body(Map.of("decisions", decisions))
                .post("/api/v1/packages/" + packageId + "/decisions");
    }

    /// Decides everything alike.
    public static void decideAll(String person, UUID packageId, String outcome) {
        var ids = items(person, packageId).toArray(String[]::new);
        decide(person, packageId, outcome, "as agreed", ids).then().statusCode(200);
    }

    public static Response sign(String person, UUID packageId) {
        return sign(as(person), packageId, etag(person, packageId));
    }

    public static Response sign(RequestSpecification caller, UUID packageId, String etag) {
        return sign(caller, packageId, etag, Map.of("meaning", MEANING));
    }

    /// Signs although removals take along what is kept.
    public static Response signTakingAlong(String person, UUID packageId) {
        return sign(
                as(person),
                packageId,
                etag(person, packageId),
                Map.of("meaning", MEANING, "takingAlong", true));
    }

    private static Response sign(
            RequestSpecification caller, UUID packageId, String etag, Map<String, ?> body) {
        return caller.header("If-Match", etag)
                .body(body)
                .post("/api/v1/packages/" + packageId + "/sign-off");
    }

    public static Map<String, Object> decision(
            String id, String outcome, @Nullable String comment) {
        return comment == null
                ? Map.of("itemId", id, "outcome", outcome)
                : Map.of("itemId", id, "outcome", outcome, "comment", comment);
    }
}
