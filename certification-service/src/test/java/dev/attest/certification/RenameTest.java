package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.attest.certification.review.Packages;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalObserved;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A new name takes no access away: what is renamed is known by its unique id.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class RenameTest {
    private static final Instant AT = CompanyFixture.OBSERVED;
    private static final Instant LATER = TestClock.START.plusSeconds(3600);
    private static final Instant LATEST = LATER.plusSeconds(3600);
    private static final String BEN = "AIDABEN";
    private static final String STAFF = "AGPASTAFF";
    private static final String TRUST = "d".repeat(64);
    private static final String CHANGED = "e".repeat(64);

    @Inject World world;
    @Inject Packages packages;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldLeaveARemovalOpenWhileTheRenamedUserHoldsTheAccess() {
        // Given
        world.tell(ben("ben", BEN, AT, CompanyFixture.ADMIN));
        var campaign = revoked();
        // When
        renamed(LATER, CompanyFixture.ADMIN);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("PLANNED"))
                .body("items[0].notes", hasItem(containsString("was renamed to “benjamin”")));
        presence(campaign, "PRESENT");
    }

    @Test
    void shouldProveARemovalFromTheRenamedUser() {
        // Given
        world.tell(ben("ben", BEN, AT, CompanyFixture.ADMIN));
        var campaign = revoked();
        renamed(LATER, CompanyFixture.ADMIN);
        // When
        renamed(LATEST);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("VERIFIED"))
                .body("items[0].notes", not(hasItem(containsString("still there"))));
        presence(campaign, "GONE");
    }

    @Test
    void shouldPlanForTheNewName() {
        // Given
        world.tell(ben("ben", BEN, AT, CompanyFixture.ADMIN));
        var campaign = revoked();
        // When
        renamed(LATER, CompanyFixture.ADMIN);
        // Then
        removal(campaign)
                .body("items[0].commands[0]", containsString("--user-name benjamin"))
                .body("items[0].notes", hasItem(containsString("Planned anew")));
    }

    @Test
    void shouldTellThatAccessIsBackWithTheRenamedUser() {
        // Given
        world.tell(ben("ben", BEN, AT, CompanyFixture.ADMIN));
        var campaign = revoked();
        world.tell(ben("ben", BEN, LATER));
        snapshot(LATER);
        // When
        renamed(LATEST, CompanyFixture.ADMIN);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("REGRANTED"))
                .body("items[0].notes", hasItem(containsString("was renamed to “benjamin”")));
    }

    @Test
    void shouldSeekAPasswordWithTheRenamedUser() {
        // Given
        world.tell(signsIn("ben", AT, true));
        var campaign = revoked();
        // When
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("ben"), LATER));
        world.tell(signsIn("benjamin", LATER, true));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATER));
        // Then
        removal(campaign).body("items[0].state", equalTo("PLANNED"));
        world.tell(signsIn("benjamin", LATEST, false));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATEST));
        removal(campaign).body("items[0].state", equalTo("VERIFIED"));
    }

    /// Whoever is created anew under the name may be let in by whatever names it.
    @Test
    void shouldCountWhatAnotherUserOfTheNameHolds() {
        // Given
        world.tell(ben("ben", BEN, AT, CompanyFixture.ADMIN));
        var campaign = revoked();
        // When
        world.tell(ben("ben", "AIDANEW", LATER, CompanyFixture.ADMIN));
        snapshot(LATER);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("PLANNED"))
                .body("items[0].notes", hasItem("The access is still there."));
        world.tell(ben("ben", "AIDANEW", LATEST));
        snapshot(LATEST);
        removal(campaign).body("items[0].state", equalTo("VERIFIED"));
    }

    @Test
    void shouldNotBeMisledByAnotherUserUnderTheOldName() {
        // Given
        world.tell(ben("ben", BEN, AT, CompanyFixture.ADMIN));
        var campaign = revoked();
        // When
        world.tell(ben("ben", "AIDANEW", LATER));
        world.tell(ben("benjamin", BEN, LATER, CompanyFixture.ADMIN));
        snapshot(LATER);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("PLANNED"))
                .body("items[0].notes", hasItem(containsString("was renamed to “benjamin”")));
    }

    @Test
    void shouldTakeAVanishedUserForGoneWhereNobodyTellsIds() {
        // Given
        var campaign = revoked();
        // When
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("ben"), LATER));
        world.tell(CompanyFixture.user("benjamin", "ben", LATER, CompanyFixture.ADMIN));
        snapshot(LATER);
        // Then
        removal(campaign).body("items[0].state", equalTo("VERIFIED"));
    }

    @Test
    void shouldFollowARenamedGroup() {
        // Given
        world.tell(CompanyFixture.group("staff", STAFF, AT, CompanyFixture.ADMIN));
        world.tell(member("ben", AT, "staff"));
        var campaign = revoked();
        // When
        world.tell(CompanyFixture.group("crew", STAFF, LATER, CompanyFixture.ADMIN));
        world.tell(member("ben", LATER, "crew"));
        snapshot(LATER);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("PLANNED"))
                .body("items[0].notes", hasItem(containsString("was renamed to “crew”")))
                .body("items[0].commands[0]", containsString("--group-name crew"));
        presence(campaign, "PRESENT");
        world.tell(member("ben", LATEST));
        snapshot(LATEST);
        removal(campaign).body("items[0].state", equalTo("VERIFIED"));
    }

    @Test
    void shouldFollowBothUserAndGroup() {
        // Given
        world.tell(CompanyFixture.group("staff", STAFF, AT, CompanyFixture.ADMIN));
        world.tell(member("ben", AT, "staff"));
        var campaign = revoked();
        // When
        world.tell(CompanyFixture.group("crew", STAFF, LATER, CompanyFixture.ADMIN));
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("ben"), LATER));
        world.tell(member("benjamin", LATER, "crew"));
        snapshot(LATER);
        // Then
        removal(campaign).body("items[0].state", equalTo("PLANNED"));
    }

    @Test
    void shouldNotTakeAnotherGroupForTheOneThatWasLeft() {
        // Given
        world.tell(CompanyFixture.group("staff", STAFF, AT, CompanyFixture.ADMIN));
        world.tell(member("ben", AT, "staff"));
        var campaign = revoked();
        // When
        world.tell(CompanyFixture.group("crew", "AGPACREW", LATER, CompanyFixture.READ));
        world.tell(member("ben", LATER, "crew"));
        snapshot(LATER);
        // Then
        removal(campaign).body("items[0].state", equalTo("VERIFIED"));
    }

    /// AWS keeps the id of whom a role trusts, and shows the present name.
    @Test
    void shouldFollowARenamedUserWhomARoleTrusts() {
        // Given
        world.tell(ben("ben", BEN, AT));
        world.tell(CompanyFixture.trustOf(TRUST, CompanyFixture.userArn("ben")));
        world.tell(CompanyFixture.roleTrusting("vault", TRUST, AT));
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        Api.decideAll("tunde", tunde, "KEEP");
        Api.decide("tunde", tunde, "REVOKE", "x", trustItem(campaign)).then().statusCode(200);
        Api.sign("tunde", tunde).then().statusCode(200);
        // When
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("ben"), LATER));
        world.tell(ben("benjamin", BEN, LATER));
        world.tell(CompanyFixture.trustOf(CHANGED, CompanyFixture.userArn("benjamin")));
        world.tell(CompanyFixture.roleTrusting("vault", CHANGED, LATER));
        snapshot(LATER);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("PLANNED"))
                .body("items[0].notes", hasItem(containsString("was renamed to “benjamin”")))
                .body("items[0].commands[0]", not(containsString("user/benjamin")));
    }

    /// The robot turns out to be Tunde's own, under another name.
    @Test
    void shouldRefuseOwnAccessUnderAnotherName() {
        // Given
        world.tell(robot("robot", null, AT));
        Api.start();
        var tunde = Api.packageOf("tunde");
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("robot"), LATER));
        world.tell(robot("machine", "tunde", LATER));
        // When
        var answer =
                Api.decide("tunde", tunde, "KEEP", "mine", Api.items("tunde", tunde).getFirst());
        // Then
        answer.then()
                .statusCode(422)
                .body("violations[0].message", containsString("your own access"));
    }

    @Test
    void shouldKnowWhoseAccessIsInAPackageUnderAnotherName() {
        // Given
        world.tell(robot("robot", null, AT));
        Api.start();
        var tunde = Api.packageOf("tunde");
        // When
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("robot"), LATER));
        world.tell(robot("machine", "lena", LATER));
        // Then
        assertThat(QuarkusTransaction.requiringNew().call(() -> packages.subjects(tunde)))
                .containsExactly("lena");
    }

    @Test
    void shouldDropWhyItWasOpenOnceItIsProven() {
        // Given
        var campaign = revoked();
        world.tell(CompanyFixture.user("ben", "ben", LATER, CompanyFixture.ADMIN));
        snapshot(LATER);
        removal(campaign).body("items[0].notes", equalTo(List.of("The access is still there.")));
        world.tell(CompanyFixture.user("ben", "ben", LATER.plusSeconds(1)));
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.IAM_AUTHORIZATION_DETAILS,
                        LATER.plusSeconds(1),
                        false,
                        3,
                        2));
        removal(campaign)
                .body(
                        "items[0].notes",
                        equalTo(
                                List.of(
                                        "The access is not in the snapshot, but the snapshot is"
                                                + " not complete.")));
        // When
        world.tell(CompanyFixture.user("ben", "ben", LATEST));
        snapshot(LATEST);
        // Then
        removal(campaign)
                .body("items[0].state", equalTo("VERIFIED"))
                .body("items[0].notes", empty());
    }

    private static PrincipalObserved robot(String name, @Nullable String of, Instant at) {
        return CompanyFixture.withId(
                "AIDAROBOT", CompanyFixture.user(name, of, at, CompanyFixture.READ));
    }

    private static PrincipalObserved ben(
            String name, String uniqueId, Instant at, AttachedPolicy... policies) {
        return CompanyFixture.withId(uniqueId, CompanyFixture.user(name, "ben", at, policies));
    }

    private static PrincipalObserved member(String name, Instant at, String... groups) {
        return CompanyFixture.withId(
                BEN,
                CompanyFixture.user(
                        name,
                        "ben",
                        at,
                        CompanyFixture.noCredentials(),
                        List.of(groups).stream().map(CompanyFixture::groupArn).toList()));
    }

    private static PrincipalObserved signsIn(String name, Instant at, boolean password) {
        var credentials = new Credentials(password, null, null, true, List.of());
        return CompanyFixture.withId(
                BEN, CompanyFixture.user(name, "ben", at, credentials, List.of()));
    }

    private void renamed(Instant at, AttachedPolicy... policies) {
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("ben"), at));
        world.tell(ben("benjamin", BEN, at, policies));
        snapshot(at);
    }

    private void snapshot(Instant at) {
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, at));
    }

    private static UUID revoked() {
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        Api.sign("maria", maria).then().statusCode(200);
        return campaign;
    }

    private static ValidatableResponse removal(UUID campaign) {
        return Api.officer().get("/api/v1/remediations?campaign=" + campaign).then();
    }

    private static void presence(UUID campaign, String presence) {
        Api.officer()
                .get("/api/v1/campaigns/" + campaign + "/items")
                .then()
                .body("items.find { it.principal.name == 'ben' }.presence", equalTo(presence));
    }

    private static String trustItem(UUID campaign) {
        return Api.officer()
                .get("/api/v1/campaigns/" + campaign + "/items")
                .then()
                .extract()
                .path("items.find { it.entitlement.kind == 'ROLE_TRUST' }.id");
    }
}
