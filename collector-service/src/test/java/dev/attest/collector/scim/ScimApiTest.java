package dev.attest.collector.scim;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What RFC 7644 asks of a service, as clients see it.
@QuarkusTest
@TestProfile(ScimApiTest.FreshService.class)
class ScimApiTest {

    /// A database of its own: listings show everybody.
    public static class FreshService extends RealService {}

    @Test
    void shouldCreateShowReplaceAndDelete() {
        // Given
        String id =
                Scim.create(
                                """
                                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
                                 "userName":"Round.Trip@x.example","externalId":"e-1","password":"s3cret",
                                 "name":{"givenName":"Round","familyName":"Trip","middleName":"X"},
                                 "emails":[{"value":"round.trip@x.example","type":"work","primary":true}],
                                 "favouriteColour":"blue"}
                                """)
                        .statusCode(201)
                        .contentType("application/scim+json")
                        .header("Location", containsString("/scim/v2/Users/"))
                        .header("ETag", equalTo("W/\"1\""))
                        .body("active", equalTo(true))
                        .body("password", nullValue())
                        .body("favouriteColour", nullValue())
                        .body("name.middleName", nullValue())
                        .body("meta.resourceType", equalTo("User"))
                        .body("meta.version", equalTo("W/\"1\""))
                        .extract()
                        .path("id");

        // When
        Scim.sending("{\"userName\":\"round.trip@x.example\",\"title\":\"Sailor\"}")
                .put("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""))
                .body("title", equalTo("Sailor"))
                .body("name", nullValue())
                .body("active", equalTo(true));

        // Then
        Scim.user(id).statusCode(200).body("meta.location", endsWith("/scim/v2/Users/" + id));
        Scim.provisioner().delete("/scim/v2/Users/" + id).then().statusCode(204);
        Scim.user(id).statusCode(404).body("status", equalTo("404"));
        Scim.created("ROUND.TRIP@x.example");
    }

    @Test
    void shouldRefuseASecondUserOfTheName() {
        // Given
        Scim.created("twice@x.example");

        // When
        var answer = Scim.create("{\"userName\":\"TWICE@x.example\"}");

        // Then
        answer.statusCode(409)
                .contentType("application/scim+json")
                .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:Error"))
                .body("status", equalTo("409"))
                .body("scimType", equalTo("uniqueness"));
    }

    @Test
    void shouldHoldBackAChangeOfAnOlderVersion() {
        // Given
        String id = Scim.created("versions@x.example");
        String body = "{\"userName\":\"versions@x.example\",\"title\":\"%s\"}";
        String address = "/scim/v2/Users/" + id;

        // When
        Scim.sending(body.formatted("A"))
                .header("If-Match", "W/\"1\"")
                .put(address)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""));

        // Then
        Scim.sending(body.formatted("B"))
                .header("If-Match", "W/\"1\"")
                .put(address)
                .then()
                .statusCode(412)
                .body("status", equalTo("412"));
        Scim.provisioner().header("If-Match", "W/\"1\"").delete(address).then().statusCode(412);
        Scim.provisioner().header("If-None-Match", "W/\"2\"").get(address).then().statusCode(304);
        Scim.user(id).body("title", equalTo("A"));
    }

    @Test
    void shouldFindByWhatProvisioningServicesAskFor() {
        // Given
        String id = Scim.created("Found@x.example", "\"externalId\":\"found-1\"");
        Scim.created("lost@x.example", "\"externalId\":\"found-2\"", "\"active\":false");

        // Then
        Scim.users("userName eq \"FOUND@x.example\"")
                .statusCode(200)
                .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                .body("totalResults", equalTo(1))
                .body("Resources.id", contains(id));
        Scim.users("externalId eq \"found-1\"").body("Resources.id", contains(id));
        Scim.users("externalId eq \"FOUND-1\"").body("totalResults", equalTo(0));
        Scim.users("id eq \"" + id + "\" and active eq true").body("totalResults", equalTo(1));
        Scim.users("externalId eq \"found-2\" AND active eq true").body("Resources", hasSize(0));
        Scim.users("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"nobody\"")
                .body("totalResults", equalTo(0));
    }

    @Test
    void shouldRefuseAFilterThatItDoesNotKnow() {
        for (String filter :
                new String[] {
                    "userName sw \"a\"",
                    "userName eq \"a\" or active eq true",
                    "userName eq \"a\" and",
                    "title eq \"a\"",
                    "userName eq",
                    "userName eq \"\\u0000\"",
                    "not (active eq true)",
                    "userName eq \"" + "a".repeat(2500) + "\""
                }) {
            Scim.users(filter)
                    .statusCode(400)
                    .body("scimType", equalTo("invalidFilter"))
                    .body("detail", notNullValue());
        }
    }

    @Test
    void shouldPageThroughEverybodyOnce() {
        // Given
        for (int i = 0; i < 5; i++) {
            Scim.created("page" + i + "@x.example");
        }
        int all = Scim.users("active eq true").extract().path("totalResults");

        // When
        var first = page(1, 2);
        var second = page(3, all);

        // Then
        first.body("startIndex", equalTo(1)).body("itemsPerPage", equalTo(2));
        second.body("itemsPerPage", equalTo(all - 2))
                .body(
                        "Resources.id",
                        not(hasItems(first.extract().<String>path("Resources[0].id"))));
        page(-5, 0).body("startIndex", equalTo(1)).body("itemsPerPage", equalTo(0));
        page(all + 1, 10).body("totalResults", equalTo(all)).body("Resources", hasSize(0));
    }

    private static ValidatableResponse page(int start, int count) {
        return Scim.provisioner()
                .queryParam("filter", "active eq true")
                .queryParam("startIndex", start)
                .queryParam("count", count)
                .get("/scim/v2/Users")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldShowOnlyWhatIsAskedFor() {
        // Given
        String id = Scim.created("some@x.example", "\"title\":\"T\"", "\"displayName\":\"D\"");

        // When
        var only = Scim.provisioner().queryParam("attributes", "title,name.givenName");
        var without = Scim.provisioner().queryParam("excludedAttributes", "title");

        // Then
        only.get("/scim/v2/Users/" + id)
                .then()
                .body("id", equalTo(id))
                .body("title", equalTo("T"))
                .body("displayName", nullValue());
        without.get("/scim/v2/Users/" + id)
                .then()
                .body("title", nullValue())
                .body("displayName", equalTo("D"));
        Scim.provisioner()
                .queryParam("attributes", "..,.,")
                .get("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("D"));
    }

    @Test
    void shouldRefuseWhatNobodyCanKeep() {
        Scim.create("{").statusCode(400).body("scimType", equalTo("invalidSyntax"));
        Scim.create("[]").statusCode(400).body("scimType", equalTo("invalidSyntax"));
        Scim.create("{}").statusCode(400).body("scimType", equalTo("invalidValue"));
        Scim.create("{\"userName\":\"a\",\"userName\":\"b\"}").statusCode(400);
        Scim.create("{\"userName\":7}").statusCode(400);
        Scim.create("{\"userName\":\"a\",\"active\":\"maybe\"}").statusCode(400);
        Scim.create("{\"userName\":\"" + "a".repeat(1025) + "\"}").statusCode(400);
        Scim.create("{\"userName\":\"a\\u0000b\"}").statusCode(400);
        Scim.create("{\"x\":" + "[".repeat(50) + "]".repeat(50) + "}").statusCode(400);
        Scim.create("{\"userName\":\"" + "a".repeat(1 << 20) + "\"}")
                .statusCode(413)
                .contentType("application/scim+json")
                .body("status", equalTo("413"));
    }

    @Test
    void shouldDenyInScimsForm() {
        // When
        var noToken = RestAssured.given().get("/scim/v2/Users").then();
        var administrator = Api.as("admin").get("/scim/v2/Users").then();
        var elsewhere = Api.as("scim-provisioner").get("/api/v1/people").then();

        // Then
        noToken.statusCode(401)
                .contentType("application/scim+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("status", equalTo("401"));
        administrator
                .statusCode(403)
                .contentType("application/scim+json")
                .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:Error"));
        elsewhere.statusCode(403).contentType("application/problem+json");
    }

    @Test
    void shouldSayWhatItCan() {
        Scim.provisioner()
                .get("/scim/v2/ServiceProviderConfig")
                .then()
                .statusCode(200)
                .body("patch.supported", equalTo(true))
                .body("bulk.supported", equalTo(false))
                .body("filter.maxResults", equalTo(200))
                .body("etag.supported", equalTo(true));
        Scim.provisioner()
                .get("/scim/v2/ResourceTypes")
                .then()
                .body("Resources.name", contains("User", "Group"));
        Scim.provisioner()
                .get("/scim/v2/Schemas")
                .then()
                .body("totalResults", equalTo(3))
                .body("Resources.id", hasItems(Scim.ENTERPRISE));
        Scim.provisioner()
                .get("/scim/v2/Schemas/" + Scim.ENTERPRISE)
                .then()
                .statusCode(200)
                .body("attributes.name", hasItems("department", "manager"));
        Scim.provisioner().get("/scim/v2/ResourceTypes/Device").then().statusCode(404);
    }

    @Test
    void shouldShowFewerOfVeryLargeResourcesAtATime() {
        // Given
        String members =
                IntStream.range(0, 900)
                        .mapToObj(i -> "{\"value\":\"%d%s\"}".formatted(i, "x".repeat(1_000)))
                        .collect(Collectors.joining(","));
        for (int i = 0; i < 5; i++) {
            Scim.sending("{\"displayName\":\"large\",\"members\":[" + members + "]}")
                    .post("/scim/v2/Groups")
                    .then()
                    .statusCode(201);
        }

        // When
        var first = large(1);
        var second = large(5);

        // Then
        first.body("totalResults", equalTo(5)).body("itemsPerPage", equalTo(4));
        second.body("totalResults", equalTo(5)).body("itemsPerPage", equalTo(1));
    }

    private static ValidatableResponse large(int start) {
        return Scim.provisioner()
                .queryParam("filter", "displayName eq \"large\"")
                .queryParam("startIndex", start)
                .get("/scim/v2/Groups")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldKeepGroupsAndTheirMembers() {
        // Given
        String group =
                Scim.sending("{\"displayName\":\"ops\",\"members\":[{\"value\":\"u-1\"}]}")
                        .post("/scim/v2/Groups")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String patch = "{\"Operations\":[%s]}";

        // When
        Scim.sending(
                        patch.formatted(
                                "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"u-2\"},{\"value\":\"u-3\"}]},"
                                        + "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"u-1\"}]},"
                                        + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"u-3\\\"]\"}"))
                .patch("/scim/v2/Groups/" + group)
                .then()
                .statusCode(200);

        // Then
        Scim.provisioner()
                .get("/scim/v2/Groups/" + group)
                .then()
                .body("members.value", contains("u-2"));
        Scim.provisioner()
                .queryParam("filter", "displayName eq \"ops\"")
                .queryParam("excludedAttributes", "members")
                .get("/scim/v2/Groups")
                .then()
                .body("totalResults", equalTo(1))
                .body("Resources[0].members", nullValue());
    }
}
