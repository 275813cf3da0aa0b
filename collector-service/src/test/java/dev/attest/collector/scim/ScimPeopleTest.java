package dev.attest.collector.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What becomes of people whom a provisioning service tells of, in the forms that Entra ID and Okta
/// send.
@QuarkusTest
@TestProfile(ScimPeopleTest.FreshService.class)
class ScimPeopleTest {

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final String HEADER = "person_id,email,name,manager_email,department,status\n";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void shouldMakeAPersonOfAUserOfEntra() {
        // Given
        String boss = Scim.created("boss.entra@x.example", "\"displayName\":\"Boss\"");
        String id =
                Scim.create(
                                """
                                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                                  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                                 "externalId":"0a1b","userName":"Entra@x.example","active":true,
                                 "displayName":"En Tra","emails":[{"primary":true,"type":"work","value":"Entra@X.example"}],
                                 "meta":{"resourceType":"User"},
                                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Rail"}}
                                """)
                        .statusCode(201)
                        .extract()
                        .path("id");

        // When
        Scim.patch(
                        id,
                        """
                        {"op":"Replace","path":"%1$s:department","value":"Road"},
                        {"op":"Add","path":"%1$s:manager","value":"%2$s"},
                        {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"entra.new@x.example"},
                        {"op":"Add","path":"phoneNumbers[type eq \\"work\\"].value","value":"1"}
                        """
                                .formatted(Scim.ENTERPRISE, boss))
                .statusCode(200);

        // Then
        Scim.person(id)
                .statusCode(200)
                .body("email", equalTo("entra.new@x.example"))
                .body("name", equalTo("En Tra"))
                .body("department", equalTo("Road"))
                .body("managerId", equalTo(boss))
                .body("status", equalTo("ACTIVE"));
    }

    @Test
    void shouldTellOfALeaverOfEntraAsOfOneOfThePeopleFile() {
        // Given
        String id = Scim.created("entra.leaver@x.example");

        // When
        Scim.patch(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
                .statusCode(200)
                .body("active", equalTo(false));

        // Then
        assertThat(lastTold(id, "LEFT").path("email").asText()).isEqualTo("entra.leaver@x.example");
        Scim.person(id).body("status", equalTo("LEFT"));
    }

    @Test
    void shouldTellOfALeaverOfOkta() {
        // Given
        String id = Scim.created("okta@x.example");

        // When
        Scim.patch(id, "{\"op\":\"replace\",\"value\":{\"id\":\"" + id + "\",\"active\":false}}")
                .statusCode(200)
                .body("active", equalTo(false));

        // Then
        Scim.person(id).body("status", equalTo("LEFT"));
        Scim.patch(
                        id,
                        "{\"op\":\"replace\",\"value\":{\"active\":true,\"name.familyName\":\"Ok\"}}")
                .body("active", equalTo(true))
                .body("name.familyName", equalTo("Ok"));
        Scim.person(id).body("status", equalTo("ACTIVE"));
    }

    @Test
    void shouldNotBringALeaverBackByAReplacementThatIsSilentAboutIt() {
        // Given
        String id = Scim.created("silent@x.example", "\"active\":false");

        // When
        Scim.sending("{\"userName\":\"silent@x.example\",\"title\":\"T\"}")
                .put("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));

        // Then
        Scim.person(id).body("status", equalTo("LEFT"));
    }

    @Test
    void shouldTakeWhoWasDeletedForALeaverAndKnowThemWhenTheyComeBack() {
        // Given
        String id = Scim.created("back@x.example");
        Scim.provisioner().delete("/scim/v2/Users/" + id).then().statusCode(204);
        Scim.person(id).body("status", equalTo("LEFT"));

        // When
        String again = Scim.created("back@x.example");

        // Then
        Scim.person(id).body("status", equalTo("ACTIVE"));
        Scim.person(again).statusCode(404);
    }

    @Test
    void shouldKnowAPersonOfThePeopleFileByTheAddress() {
        // Given
        String id =
                Scim.created("file@x.example", "\"displayName\":\"By SCIM\"", "\"title\":\"T\"");

        // When
        people("f-1,File@x.example,By file,,Sea,active\n");

        // Then
        Scim.person("f-1").body("name", equalTo("By file")).body("status", equalTo("ACTIVE"));
        Scim.person(id)
                .body("status", equalTo("LEFT"))
                .body("email", equalTo(id + "@moved.invalid"));
        Scim.patch(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}").statusCode(200);
        assertThat(lastTold("f-1", "LEFT").path("name").asText()).isEqualTo("By file");
    }

    @Test
    void shouldKnowAPersonOfThePeopleFileByTheExternalId() {
        // Given
        people("x-1,x1@x.example,X,,,active\n");

        // When
        Scim.created(
                "elsewhere@x.example",
                "\"externalId\":\"x-1\"",
                "\"" + Scim.ENTERPRISE + "\":{\"department\":\"Air\"}");

        // Then
        Scim.person("x-1")
                .body("email", equalTo("x1@x.example"))
                .body("department", equalTo("Air"));
    }

    @Test
    void shouldGuessNothingWhenIdAndAddressAreOfDifferentPeople() {
        // Given
        people("g-1,g1@x.example,G,,,active\ng-2,g2@x.example,H,,,active\n");

        // When
        String id = Scim.created("g2@x.example", "\"externalId\":\"g-1\"", "\"active\":false");

        // Then
        Scim.person(id).statusCode(404);
        Scim.person("g-1").body("status", equalTo("ACTIVE"));
        Scim.person("g-2").body("status", equalTo("ACTIVE"));
    }

    @Test
    void shouldNotTakeOneWhomOnlyScimKnowsForALeaverOfTheFile() {
        // Given
        String id = Scim.created("only.scim@x.example");

        // When
        people("o-1,o1@x.example,O,,,active\n");

        // Then
        Scim.person(id).body("status", equalTo("ACTIVE"));
    }

    @Test
    void shouldFindTheManagerWhoIsToldLater() {
        // Given
        String later = Scim.created("manager.late@x.example");
        String id =
                Scim.created(
                        "report@x.example",
                        "\"" + Scim.ENTERPRISE + "\":{\"manager\":{\"value\":\"" + later + "\"}}");
        Scim.person(id).body("managerId", equalTo(later));

        // When
        people("m-1,manager.late@x.example,M,,,active\n");

        // Then
        Scim.person(id).body("managerId", equalTo("m-1"));
        Scim.patch(
                id,
                "{\"op\":\"Replace\",\"path\":\"" + Scim.ENTERPRISE + ":manager\",\"value\":\"\"}");
        Scim.person(id).body("managerId", nullValue());
    }

    @Test
    void shouldMakeNoneOfTheChangesWhenOneMakesNoSense() {
        // Given
        String id = Scim.created("whole@x.example");

        // When
        var answer =
                Scim.patch(
                        id,
                        "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"T\"},"
                                + "{\"op\":\"replace\",\"path\":\"emails[type sw 1]\",\"value\":\"x\"}");

        // Then
        answer.statusCode(400);
        Scim.user(id).body("title", nullValue()).body("meta.version", equalTo("W/\"1\""));
        Scim.patch(id, "{\"op\":\"move\",\"path\":\"title\"}").statusCode(400);
        Scim.patch(id, "{\"op\":\"remove\"}").body("scimType", equalTo("noTarget"));
        Scim.patch(id, "{\"op\":\"remove\",\"path\":\"userName\"}").statusCode(400);
        Scim.patch(id, "{\"op\":\"add\",\"path\":\"emails[[\",\"value\":1}").statusCode(400);
    }

    private JsonNode lastTold(String person, String status) {
        return Told.until(
                        broker,
                        e ->
                                e.has("principals")
                                        && e.path("personId").asText().equals(person)
                                        && e.path("status").asText().equals(status))
                .stream()
                .filter(e -> e.path("personId").asText().equals(person))
                .toList()
                .getLast();
    }

    /// Each file shows a later moment than the one before.
    private static void people(String lines) {
        Api.importPeople(
                        "people.csv",
                        HEADER + lines,
                        START.plus(FILES.incrementAndGet(), ChronoUnit.MINUTES).toString())
                .statusCode(201);
    }
}
