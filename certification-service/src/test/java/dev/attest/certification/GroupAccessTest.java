package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.GroupMember;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who leaves a group loses everything that comes through it; nobody decides that unknowingly.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class GroupAccessTest {
    private static final Instant AT = CompanyFixture.OBSERVED;
    private static final String READER =
            "“Reader” in account “payments-prod”, through group “staff”";
    private static final String WRITER =
            "“Writer” in account “payments-prod”, through group “staff”";
    private static final String MEMBER = "Member of group “staff”";

    @Inject World world;

    private UUID campaign;

    @BeforeEach
    void company() {
        world.smallCompany();
        world.tell(CompanyFixture.centerUser("u-1", "ben", "ben", AT, List.of("g-1")));
        world.tell(CompanyFixture.centerGroup("g-1", "staff", new GroupMember("u-1", "m-1")));
        world.tell(CompanyFixture.permissionSet("Reader", AT, assigned("GROUP", "g-1")));
        world.tell(CompanyFixture.permissionSet("Writer", AT, assigned("GROUP", "g-1")));
        world.tell(CompanyFixture.permissionSet("Auditor", AT, assigned("USER", "u-1")));
        campaign = Api.start();
    }

    @Test
    void shouldNameOnTheItemWhatARemovalTakesAlong() {
        assertTakes(READER, MEMBER, WRITER);
        assertTakes(MEMBER, READER, WRITER);
        Api.officer()
                .get("/api/v1/items/" + Api.itemTitled(campaign, "“Auditor”"))
                .then()
                .body("alsoRemoves", empty());
    }

    @Test
    void shouldNameInTheRemediationWhatItTakesAlong() {
        // Given
        var maria = revokedReader(campaign);
        Api.as("maria")
                .get("/api/v1/packages/" + maria + "/summary")
                .then()
                .body("keptTakenAlong", equalTo(2));
        // When
        Api.signTakingAlong("maria", maria).then().statusCode(200);
        // Then
        List<List<String>> notes =
                Api.officer()
                        .get("/api/v1/remediations?campaign=" + campaign)
                        .then()
                        .body("items.title", equalTo(List.of(READER)))
                        .extract()
                        .path("items.notes");
        assertThat(notes.getFirst())
                .containsExactlyInAnyOrder(
                        "This also takes away: " + MEMBER + ".",
                        "This also takes away: " + WRITER + ".");
        assertThat(
                        JsonPath.from(world.told("RemediationRequested").getFirst())
                                .getList("alsoRemoves", String.class))
                .containsExactlyInAnyOrder(MEMBER, WRITER);
    }

    @Test
    void shouldRefuseASignatureThatUnknowinglyTakesAlongWhatIsKept() {
        // Given
        var maria = revokedReader(campaign);
        // When
        var refused = Api.sign("maria", maria);
        // Then
        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("removals-take-along"))
                .body("detail", startsWith("The removals take along 2 accesses that are kept,"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/items/" + Api.itemTitled(campaign, WRITER),
                                "/items/" + Api.itemTitled(campaign, MEMBER)))
                .body(
                        "violations.message",
                        containsInAnyOrder(
                                "Name of ben: " + WRITER + " goes along with " + READER,
                                "Name of ben: " + MEMBER + " goes along with " + READER));
        assertThat(world.told()).doesNotContain("PackageSignedOff");
        Api.signTakingAlong("maria", maria).then().statusCode(200).body("state", equalTo("SIGNED"));
    }

    @Test
    void shouldSignWhenAllOfAGroupIsRevoked() {
        // Given
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        // When
        var signed = Api.sign("maria", maria);
        // Then
        signed.then().statusCode(200);
    }

    /// Three removals, and one group to leave.
    @Test
    void shouldSayWhichRemovalsTheSameCommandsCarryOut() {
        // Given
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");

        // When
        Api.sign("maria", maria).then().statusCode(200);

        // Then
        for (var reader : List.of(Api.officer(), Api.as("maria", "manager"))) {
            var removals =
                    reader.get("/api/v1/remediations?campaign=" + campaign)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            assertThat(notes(removals, READER)).contains(same(WRITER), same(MEMBER));
            assertThat(notes(removals, MEMBER)).contains(same(READER), same(WRITER));
            assertThat(notes(removals, "“Auditor” in account “payments-prod”"))
                    .noneMatch(note -> note.startsWith("The same commands"));
        }
    }

    private static List<String> notes(JsonPath removals, String title) {
        return removals.param("title", title).getList("items.find { it.title == title }.notes");
    }

    private static String same(String title) {
        return "The same commands remove this, too, and are run once: " + title + ".";
    }

    @Test
    void shouldCountAllThatGoesAlongAndNameTheFirst() {
        // Given
        for (int i = 0; i < 30; i++) {
            world.tell(CompanyFixture.permissionSet("Set" + i, AT, assigned("GROUP", "g-1")));
        }
        var maria = revokedReader(Api.start());
        // When
        var refused = Api.sign("maria", maria);
        // Then
        refused.then()
                .statusCode(409)
                .body("violations", hasSize(20))
                .body("detail", containsString("along 32 accesses that are kept,"))
                .body("detail", containsString("; the first 20 are named."));
    }

    /// Maria's package with everything kept but one of the accesses that come through the group.
    private static UUID revokedReader(UUID campaign) {
        var reader = Api.itemTitled(campaign, READER).toString();
        var maria = Api.packageOfItem(UUID.fromString(reader));
        var kept =
                Api.items("maria", maria).stream()
                        .filter(one -> !one.equals(reader))
                        .toArray(String[]::new);
        Api.decide("maria", maria, "REVOKE", "unused", reader).then().statusCode(200);
        Api.decide("maria", maria, "KEEP", "needed", kept).then().statusCode(200);
        return maria;
    }

    private void assertTakes(String title, String... others) {
        Api.officer()
                .get("/api/v1/items/" + Api.itemTitled(campaign, title))
                .then()
                .body("alsoRemoves", containsInAnyOrder(others));
    }

    private static AccountAssignment assigned(String type, String id) {
        return new AccountAssignment(CompanyFixture.ACCOUNT, type, id);
    }
}
