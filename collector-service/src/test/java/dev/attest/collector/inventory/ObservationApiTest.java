package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.Told;
import dev.attest.collector.trail.TrailFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What a file is an observation of, and what is told of it.
@QuarkusTest
@TestProfile(ObservationApiTest.FreshService.class)
class ObservationApiTest {

    /// A database of its own: a people file is of everybody.
    public static class FreshService extends RealService {}

    private static final String SUNDAY = "2026-10-04T08:00:00Z";
    private static final String MONDAY = "2026-10-05T08:00:00Z";
    private static final String TUESDAY = "2026-10-06T08:00:00Z";
    private static final String PEOPLE = "person_id,email,name,status\n";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void shouldNotTakeAKnownFileForANewObservation() {
        // Given
        String account = "910000000001";
        String listing = organization(account);
        Api.importInventory("first.json", listing, null, MONDAY).statusCode(201);

        // When, Then
        Api.importInventory("found-again.json", listing, null, null)
                .statusCode(200)
                .body("alreadyImported", equalTo(true))
                .body("snapshot.observedAt", equalTo(MONDAY))
                .body("warnings", hasItem(startsWith("this file was imported before and shows")));
        Api.importInventory("taken-again.json", listing, null, TUESDAY)
                .statusCode(201)
                .body("snapshot.observedAt", equalTo(TUESDAY));
        Api.importInventory("found-again.json", listing, null, null)
                .statusCode(200)
                .body("snapshot.observedAt", equalTo(TUESDAY));
    }

    @Test
    void shouldKeepWhatAnIncompleteListingDoesNotShow() {
        // Given
        String account = "910000000002";
        String user = "user-" + account;
        String whole = center(account, user);
        String part =
                whole.replaceFirst("\\{\"MembershipId\".*?\\}\\}", "")
                        .replaceFirst("\\{\"AccountId\".*?\\}", "")
                        .replaceFirst("\\}\\s*$", ",\"NextToken\":\"more\"}");
        Api.importInventory("whole.json", whole, null, MONDAY)
                .statusCode(201)
                .body("snapshot.complete", equalTo(true));

        // When
        String snapshot = snapshot(Api.importInventory("part.json", part, null, TUESDAY));

        // Then
        List<JsonNode> told =
                Told.untilSnapshot(broker, snapshot).stream()
                        .filter(e -> e.path("snapshotId").asText().equals(snapshot))
                        .toList();
        assertThat(told)
                .filteredOn(e -> e.path("principalId").asText().equals(user))
                .singleElement()
                .satisfies(e -> assertThat(e.at("/groups/0").asText()).isEqualTo("g-" + user));
        assertThat(told)
                .filteredOn(e -> e.has("members"))
                .singleElement()
                .satisfies(
                        e -> assertThat(e.at("/members/0/principalId").asText()).isEqualTo(user));
        assertThat(told)
                .filteredOn(e -> e.has("assignments"))
                .singleElement()
                .satisfies(e -> assertThat(e.path("assignments")).hasSize(1));
    }

    @Test
    void shouldTellTheOwnerOfAnAccountThatWasNotedLater() {
        // Given
        String account = "910000000003";
        String details =
                "{\"UserDetailList\":[{\"UserName\":\"ann\",\"Arn\":\"arn:aws:iam::910000000003:user/ann\"}]}";
        Api.importInventory("details.json", details, account, MONDAY).statusCode(201);

        // When
        String snapshot =
                snapshot(
                        Api.importInventory(
                                "organization.json", organization(account), null, SUNDAY));

        // Then
        assertThat(Told.untilSnapshot(broker, snapshot))
                .filteredOn(
                        e -> e.has("ownerEmail") && e.path("accountId").asText().equals(account))
                .last()
                .satisfies(e -> {
                    assertThat(e.path("ownerEmail").asText()).isEqualTo("tunde@x.example");
                    assertThat(e.path("observedAt").asText()).isEqualTo(MONDAY);
                });
    }

    @Test
    void shouldNotTakeAnOlderListOfAccountsForANewerOne() {
        // Given
        String account = "910000000004";
        String listed = organization(account).replace("\"OrganizationId\":\"o-1\",", "");
        Api.importInventory("today.json", listed, null, MONDAY).statusCode(201);

        // When
        Api.importInventory("old.json", listed.replace("tunde@", "maria@"), null, SUNDAY)
                .statusCode(201);

        // Then
        assertThat(owner(account)).isEqualTo("tunde@x.example");
        Api.importInventory("new.json", listed.replace("tunde@", "ines@"), null, TUESDAY)
                .statusCode(201);
        assertThat(owner(account)).isEqualTo("ines@x.example");
    }

    private static String owner(String account) {
        return Api.as("auditor")
                .queryParam("limit", 500)
                .get("/api/v1/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.accountId == '%s' }.ownerEmail".formatted(account));
    }

    @Test
    void shouldTellPermissionSetsAnewWhenTheirOwnersAccountBringsAPolicy() {
        // Given
        String account = "910000000005";
        String arn = "arn:aws:iam::aws:policy/Admin-" + account;
        String set = "arn:ps-user-" + account;
        String center =
                center(account, "user-" + account)
                        .replace(
                                "\"Name\":\"Ops\"",
                                "\"Name\":\"Ops\",\"AttachedManagedPolicies\":[{\"Name\":\"Admin\",\"Arn\":\"%s\"}]"
                                        .formatted(arn));
        Api.importInventory("center.json", center, null, MONDAY).statusCode(201);
        String details =
                """
                {"Policies":[{"PolicyName":"Admin","Arn":"%s","PolicyVersionList":[
                  {"IsDefaultVersion":true,"Document":{"Version":"2012-10-17","Statement":[]}}]}]}
                """
                        .formatted(arn);

        // When
        String snapshot =
                Api.importInventory("details.json", details, account, TUESDAY)
                        .extract()
                        .path("snapshot.id");

        // Then
        assertThat(Told.untilSnapshot(broker, snapshot))
                .filteredOn(e -> e.path("permissionSetArn").asText().equals(set))
                .last()
                .satisfies(
                        e -> assertThat(e.at("/attachedPolicies/0/sha256").asText()).hasSize(64));
    }

    @Test
    void shouldTellThatSomebodyLostAnAddressToAnother() {
        // Given
        Instant now = Clock.systemUTC().instant();
        String before = PEOPLE + "o-1,sam@x.example,Sam Old,left\no-2,x@x.example,X,active\n";
        String after = PEOPLE + "o-0,sam@x.example,Sam New,active\no-2,x@x.example,X,active\n";
        Api.importPeople("before.csv", before, null).statusCode(201);
        Api.importPeople("before.csv", before, null)
                .statusCode(200)
                .body("alreadyImported", equalTo(true));

        // When
        Api.importPeople("after.csv", after, now.plus(Duration.ofMinutes(5)).toString())
                .statusCode(201);

        // Then
        assertThat(Told.until(broker, e -> e.path("email").asText().equals("o-1@moved.invalid")))
                .isNotEmpty();
    }

    @Test
    void shouldReadNoMoreOfAPeopleFileThanIsAllowed() {
        // Given
        String blanks = "\n".repeat((64 << 20) + 1);
        byte[] bomb =
                TrailFixture.gzip(
                        (PEOPLE + "b-1,b@x.example,B,left\n" + blanks)
                                .getBytes(StandardCharsets.UTF_8));

        // When, Then
        Api.as("automation")
                .contentType("application/octet-stream")
                .queryParam("name", "bomb.csv.gz")
                .queryParam("at", "2020-01-01T00:00:00Z")
                .body(bomb)
                .post("/api/v1/imports/people")
                .then()
                .statusCode(201)
                .body("snapshot.complete", equalTo(false))
                .body(
                        "quarantined[0].value",
                        equalTo("it is larger than 67108864 bytes uncompressed"));
    }

    private static String snapshot(ValidatableResponse imported) {
        return imported.statusCode(201).extract().path("snapshot.id");
    }

    private static String organization(String account) {
        return """
        {"OrganizationId":"o-1","MasterAccountId":"%1$s","Accounts":[
          {"Id":"%1$s","Name":"payments","Status":"ACTIVE","Tags":[{"Key":"owner","Value":"tunde@x.example"}]}]}
        """
                .formatted(account);
    }

    private static String center(String account, String user) {
        return """
        {"Instances":[{"InstanceArn":"arn:aws:sso:::instance/i","OwnerAccountId":"%1$s"}],
         "Users":[{"UserId":"%2$s","UserName":"maria"}],
         "Groups":[{"GroupId":"g-%2$s","DisplayName":"ops"}],
         "GroupMemberships":[{"MembershipId":"m-1","GroupId":"g-%2$s","MemberId":{"UserId":"%2$s"}}],
         "PermissionSets":[{"PermissionSetArn":"arn:ps-%2$s","Name":"Ops"}],
         "AccountAssignments":[{"AccountId":"%1$s","PermissionSetArn":"arn:ps-%2$s","PrincipalType":"GROUP","PrincipalId":"g-%2$s"}]}
        """
                .formatted(account, user);
    }
}
