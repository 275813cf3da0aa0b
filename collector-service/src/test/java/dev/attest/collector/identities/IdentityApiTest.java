package dev.attest.collector.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.Told;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who stands behind the identities of an account that nobody's people file claims.
@QuarkusTest
@TestProfile(IdentityApiTest.FreshService.class)
class IdentityApiTest {

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    private static final String ACCOUNT = "930000000001";
    private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final String PEOPLE =
            """
            person_id,email,name,manager_email,status
            boss,boss@x.example,Boss,,active
            maria,maria.keller@x.example,Maria,boss@x.example,%s
            noor,noor.aziz@x.example,Noor,boss@x.example,active
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @BeforeEach
    void know() {
        people("active");
        inventory(
                user("maria.keller", ""),
                user("mk-second", tag("person", "Maria.Keller@x.example")),
                user("both", tag("person", "maria") + "," + tag("user", "noor")),
                user("svc-etl", tag("owner", "noor.aziz@x.example")),
                user("svc-old", ""),
                user("breakglass", ""),
                user("vendor-acme", ""),
                user("payments-team", ""),
                user("late.comer", ""),
                user("nobody.known", ""));
    }

    @Test
    void shouldGiveOnePersonManyPrincipalsAndSayByWhichRule() {
        Api.as("auditor")
                .get("/api/v1/people/maria/principals")
                .then()
                .statusCode(200)
                .body("items.name", contains("maria.keller", "mk-second"))
                .body("items.linkRule", contains("login-name", "person-tag"))
                .body("items.class", contains("PERSON", "PERSON"));
        Api.as("auditor").get("/api/v1/people/nobody/principals").then().statusCode(404);
    }

    @Test
    void shouldShowAManagerThePrincipalsOfTheirReportsOnly() {
        // Given
        String boss = TestTokens.of("manager", "boss@x.example");
        String noor = TestTokens.of("manager", "noor.aziz@x.example");

        // When
        var ofReport = RestAssured.given().auth().oauth2(boss);
        var ofColleague = RestAssured.given().auth().oauth2(noor);

        // Then
        ofReport.get("/api/v1/people/maria/principals").then().statusCode(200);
        ofColleague.get("/api/v1/people/maria/principals").then().statusCode(404);
    }

    @Test
    void shouldClassEachIdentity() {
        identity("svc-etl").body("items[0].class", equalTo("MACHINE"));
        identity("breakglass").body("items[0].class", equalTo("BREAK_GLASS"));
        identity("vendor-acme").body("items[0].class", equalTo("EXTERNAL"));
        identity("payments-team").body("items[0].class", equalTo("SHARED"));
        identity("nobody.known")
                .body("items[0].class", equalTo("ORPHAN"))
                .body("items[0].classRule", nullValue());
    }

    @Test
    void shouldMakeWhoOwnsAMachineNotThePersonItBelongsTo() {
        identity("svc-etl")
                .body("items[0].ownerId", equalTo("noor"))
                .body("items[0].ownerVia", equalTo("owner-tag"))
                .body("items[0].personId", nullValue());
    }

    @Test
    void shouldListWhatNobodyAnswersFor() {
        Api.as("auditor")
                .queryParam("ownerless", true)
                .queryParam("class", "MACHINE")
                .queryParam("account", ACCOUNT)
                .get("/api/v1/identities")
                .then()
                .statusCode(200)
                .body("items.name", contains("r", "svc-old"));
    }

    @Test
    void shouldGuessNothingWhenTagsNameTwoPeople() {
        identity("both")
                .body("items[0].class", equalTo("ORPHAN"))
                .body("items[0].personId", nullValue())
                .body(
                        "items[0].conflict",
                        equalTo("person-tag names maria, person-tag names noor"));
        Api.as("auditor")
                .get("/api/v1/people-conflicts")
                .then()
                .statusCode(200)
                .body("items.findAll{it.kind=='IDENTITY'}.subject", hasItem(arn("both")));
    }

    @Test
    void shouldTellOfALeaversIdentitiesAndMakeTheManagerAnswerForThem() {
        // When
        String snapshot = people("left");

        // Then
        identity("mk-second")
                .body("items[0].class", equalTo("LEAVER"))
                .body("items[0].ownerId", equalTo("boss"))
                .body("items[0].ownerVia", equalTo("manager"));
        JsonNode told =
                Told.untilSnapshot(broker, snapshot).stream()
                        .filter(e -> e.has("principals"))
                        .filter(e -> e.path("personId").asText().equals("maria"))
                        .toList()
                        .getLast();
        assertThat(told.path("status").asText()).isEqualTo("LEFT");
        assertThat(told.path("principals"))
                .extracting(JsonNode::asText)
                .containsExactly(arn("maria.keller"), arn("mk-second"));
    }

    @Test
    void shouldTellWhosePrincipalItIsBeforeTheSnapshot() {
        // When
        String snapshot = inventory(user("maria.keller", ""), user("late", tag("person", "noor")));

        // Then
        assertThat(Told.untilSnapshot(broker, snapshot))
                .filteredOn(e -> e.path("principalId").asText().equals(arn("late")))
                .last()
                .satisfies(e -> assertThat(e.path("personId").asText()).isEqualTo("noor"));
        identity("svc-etl").body("items.size()", equalTo(0));
    }

    @Test
    void shouldJoinWhomSomebodyTellsOfLater() {
        // When
        Api.as("scim-provisioner")
                .contentType("application/scim+json")
                .body("{\"userName\":\"late.comer@x.example\"}".getBytes(StandardCharsets.UTF_8))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201);

        // Then
        identity("late.comer")
                .body("items[0].class", equalTo("PERSON"))
                .body("items[0].linkRule", equalTo("login-name"));
        assertThat(
                        Told.until(
                                broker,
                                e ->
                                        e.has("principals")
                                                && e.path("email")
                                                        .asText()
                                                        .equals("late.comer@x.example")
                                                && !e.path("principals").isEmpty()))
                .isNotEmpty();
        inventory(user("late.comer", tag("owner", "noor")));
        identity("late.comer")
                .body("items[0].linkRule", equalTo("owner-tag"))
                .body("items[0].disputed", not(nullValue()));
    }

    @Test
    void shouldSayWhichSourceSaysWhat() {
        // Given
        Api.as("scim-provisioner")
                .contentType("application/scim+json")
                .body(
                        "{\"userName\":\"n\",\"externalId\":\"noor\",\"displayName\":\"Noor A.\"}"
                                .getBytes(StandardCharsets.UTF_8))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201);

        // Then
        Api.as("auditor")
                .get("/api/v1/people/noor/records")
                .then()
                .statusCode(200)
                .body("items.source", contains("PEOPLE_FILE", "SCIM"))
                .body("items[0].counts", hasItems("email", "name", "status"))
                .body("items[1].counts", contains("status"));
        Api.as("auditor")
                .queryParam("limit", 500)
                .get("/api/v1/people-conflicts")
                .then()
                .body(
                        "items.findAll{it.kind=='ATTRIBUTE' && it.subject=='noor'}.detail",
                        contains("name: PEOPLE_FILE says Noor, SCIM says Noor A."));
    }

    private static ValidatableResponse identity(String name) {
        return Api.as("auditor")
                .queryParam("account", ACCOUNT)
                .queryParam("q", name)
                .get("/api/v1/identities")
                .then()
                .statusCode(200);
    }

    private static String people(String statusOfMaria) {
        return Api.importPeople("people.csv", PEOPLE.formatted(statusOfMaria), next())
                .statusCode(201)
                .extract()
                .path("snapshot.id");
    }

    private static String inventory(String... users) {
        return Api.importInventory(
                        "details.json",
                        """
                        {"UserDetailList":[%s],"Policies":[],
                         "GroupDetailList":[{"GroupName":"ops","GroupId":"AGPA1","Arn":"arn:aws:iam::%2$s:group/ops"}],
                         "RoleDetailList":[{"RoleName":"r","RoleId":"AROA1","Arn":"arn:aws:iam::%2$s:role/r",
                           "AssumeRolePolicyDocument":{"Statement":[{"Effect":"Allow",
                             "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}}]}
                        """
                                .formatted(String.join(",", users), ACCOUNT),
                        ACCOUNT,
                        next())
                .statusCode(201)
                .body("snapshot.complete", equalTo(true))
                .extract()
                .path("snapshot.id");
    }

    private static String user(String name, String tags) {
        return "{\"UserName\":\"%s\",\"UserId\":\"AIDA%s\",\"Arn\":\"%s\",\"Tags\":[%s]}"
                .formatted(name, Math.abs(name.hashCode()), arn(name), tags);
    }

    private static String tag(String key, String value) {
        return "{\"Key\":\"%s\",\"Value\":\"%s\"}".formatted(key, value);
    }

    private static String arn(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
    }

    /// Each file shows a later moment than the one before.
    private static String next() {
        return START.plus(FILES.incrementAndGet(), ChronoUnit.MINUTES).toString();
    }
}
