package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may assume a role: the trusted person never decides, and each removal keeps to the others.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class RoleTrustTest {
    private static final Instant AT = CompanyFixture.OBSERVED;
    private static final Instant LATER = TestClock.START.plusSeconds(3600);
    private static final String TRUST = "1".repeat(64);
    private static final String CHANGED = "3".repeat(64);
    private static final String BROKEN = "2".repeat(64);
    private static final String LEFT = "3".repeat(64);

    @Inject World world;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldNotAskTheTrustedPerson() {
        // Given
        world.tell(CompanyFixture.user("tunde", "tunde", AT));
        admits("tunde");
        // When
        var trust = Api.itemTitled(Api.start(), "can be assumed by user “tunde”");
        // Then
        Api.officer()
                .get("/api/v1/packages/" + Api.packageOfItem(trust))
                .then()
                .body("reviewer.id", equalTo("chidi.okoro"));
    }

    @Test
    void shouldNotAskThePersonBehindATrustedSession() {
        // Given
        world.tell(CompanyFixture.centerUser("u-1", "Tunde", "tunde", AT, List.of()));
        world.tell(
                CompanyFixture.trustOf(
                        TRUST,
                        "arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_Admin_1a2b/tunde"));
        world.tell(CompanyFixture.roleTrusting("vault", TRUST, AT));
        // When
        var trust = Api.itemTitled(Api.start(), "“vault” can be assumed");
        // Then
        Api.officer()
                .get("/api/v1/packages/" + Api.packageOfItem(trust))
                .then()
                .body("reviewer.id", equalTo("chidi.okoro"));
    }

    @Test
    void shouldRefuseThePersonWhoTurnsOutToBeTrusted() {
        // Given
        admits("ghost");
        var trust = Api.itemTitled(Api.start(), "can be assumed by user “ghost”");
        var tunde = Api.packageOf("tunde");
        assertThat(Api.packageOfItem(trust)).isEqualTo(tunde);
        // When
        world.tell(CompanyFixture.user("ghost", "tunde", LATER));
        // Then
        Api.decide("tunde", tunde, "KEEP", "I need it", trust.toString())
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("your own access"));
    }

    /// Whoever comes in through the role holds everything it may do.
    @Test
    void shouldAskNobodyWhomTheRoleTrustsAboutAnyOfItsAccess() {
        // Given
        world.tell(CompanyFixture.user("tunde", "tunde", AT));
        admitsToItsPolicies("tunde", "vendor-a");
        // When
        var campaign = Api.start();
        // Then
        assertThat(accessOf(campaign, "vault"))
                .hasSize(3)
                .allSatisfy(item ->
                        Api.officer()
                                .get("/api/v1/packages/" + Api.packageOfItem(UUID.fromString(item)))
                                .then()
                                .body("reviewer.id", equalTo("chidi.okoro")));
    }

    @Test
    void shouldRefuseWhoTurnsOutToComeInThroughTheRole() {
        // Given
        admitsToItsPolicies("ghost");
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        var policy = UUID.fromString(accessOf(campaign, "vault", "MANAGED_POLICY_ATTACHMENT"));
        assertThat(Api.packageOfItem(policy)).isEqualTo(tunde);
        Api.decideAll("tunde", tunde, "KEEP");
        // When
        world.tell(CompanyFixture.user("ghost", "tunde", LATER));
        // Then
        Api.decide("tunde", tunde, "KEEP", "I need it", policy.toString())
                .then()
                .statusCode(422)
                .body("violations[0].message", containsString("your own access"));
        Api.sign("tunde", tunde)
                .then()
                .statusCode(409)
                .body("code", equalTo("own-access"))
                .body("violations.pointer", hasItem("/items/" + policy));
    }

    @Test
    void shouldNotEscalateToTheTrustedPerson() {
        // Given
        world.tell(CompanyFixture.user("lena", "lena", AT));
        admits("lena");
        var trust = Api.itemTitled(Api.start(), "can be assumed by user “lena”");
        // When
        world.pass(Duration.ofDays(7));
        // Then
        Api.as("lena").get("/api/v1/packages/" + Api.packageOfItem(trust)).then().statusCode(404);
    }

    @Test
    void shouldRemoveEveryRevokedPartyWithEveryPlan() {
        // Given
        admits("vendor-a", "vendor-b", "vendor-c");
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        keepAllBut(tunde, campaign, "vendor-a", "vendor-b");
        // When
        Api.sign("tunde", tunde).then().statusCode(200);
        // Then
        var commands = commands(campaign);
        assertThat(commands)
                .hasSize(2)
                .allSatisfy(one ->
                        assertThat(one)
                                .contains("user/vendor-c")
                                .doesNotContain("user/vendor-a")
                                .doesNotContain("user/vendor-b"));
    }

    @Test
    void shouldPlanOpenRemovalsOfTheRoleAnew() {
        // Given
        admits("vendor-a", "vendor-b", "vendor-c");
        var first = Api.start();
        var package1 = Api.packageOf("tunde");
        keepAllBut(package1, first, "vendor-a");
        Api.sign("tunde", package1).then().statusCode(200);
        TestClock.get().advance(Duration.ofMinutes(1));
        var second = Api.start();
        var package2 = Api.packageOf("tunde");
        keepAllBut(package2, second, "vendor-b");
        // When
        Api.sign("tunde", package2).then().statusCode(200);
        // Then
        assertThat(commands(second)).singleElement().asString().doesNotContain("vendor-a");
        assertThat(commands(first)).singleElement().asString().doesNotContain("vendor-b");
        assertThat(world.told("RemediationReplanned"))
                .singleElement()
                .asString()
                .contains(first.toString(), "user/vendor-c", "more was revoked of the same role")
                .doesNotContain("user/vendor-b");
    }

    /// Run as it was planned, it would let in again who was thrown out by hand.
    @Test
    void shouldPlanAnewWhenTheTrustHasChanged() {
        // Given
        admits("vendor-a", "vendor-b");
        var campaign = revokedVendorA();
        assertThat(commands(campaign)).singleElement().asString().contains("user/vendor-b");
        // When
        changedTo(CompanyFixture.userArn("vendor-a"), CompanyFixture.userArn("vendor-c"));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, LATER));
        // Then
        assertThat(commands(campaign))
                .singleElement()
                .asString()
                .contains("user/vendor-c")
                .doesNotContain("user/vendor-a")
                .doesNotContain("user/vendor-b");
        assertThat(world.told("RemediationReplanned"))
                .singleElement()
                .asString()
                .contains("user/vendor-c", "the trust policy of the role has changed");
        Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items[0].notes", hasItem(containsString("Planned anew")));
    }

    @Test
    void shouldPlanAnewWhatIsGoneAndNotProven() {
        // Given
        admits("vendor-a", "vendor-b");
        var campaign = revokedVendorA();
        // When
        changedTo(CompanyFixture.userArn("vendor-c"));
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.IAM_AUTHORIZATION_DETAILS, LATER, false, 3, 2));
        // Then
        assertThat(commands(campaign))
                .singleElement()
                .asString()
                .contains("user/vendor-c")
                .doesNotContain("user/vendor-b");
    }

    @Test
    void shouldNameRolesWhoseTrustIsNotKnown() {
        // Given
        world.tell(CompanyFixture.roleTrusting("missing", "9".repeat(64), AT));
        world.tell(CompanyFixture.policy(BROKEN, "%7B%22Statement"));
        world.tell(CompanyFixture.roleTrusting("broken", BROKEN, AT));
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body(
                        "population.gaps",
                        hasItem(
                                "Who may assume 2 roles is not known: their trust policies could"
                                        + " not be read: broken, missing."));
    }

    @Test
    void shouldNotTakeAnUnreadableTrustForAbsence() {
        // Given
        admits("vendor-a");
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        keepAllBut(tunde, campaign, "vendor-a");
        Api.sign("tunde", tunde).then().statusCode(200);
        world.tell(CompanyFixture.policy(BROKEN, "[]"));
        // When
        world.tell(CompanyFixture.roleTrusting("vault", BROKEN, LATER));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, LATER));
        // Then
        Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("PLANNED"))
                .body("items[0].notes", hasItem(containsString("could not be read")));
        Api.officer()
                .get("/api/v1/items/" + Api.itemTitled(campaign, "vendor-a"))
                .then()
                .body("presence", equalTo("UNKNOWN"));
    }

    @Test
    void shouldCallAnAccountForeignOnlyByACompleteListOfAccounts() {
        // Given
        world.tell(CompanyFixture.trustOf(TRUST, "arn:aws:iam::222222222222:root"));
        world.tell(CompanyFixture.roleTrusting("vault", TRUST, AT));
        var listed = Api.start();
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.ORGANIZATION, TestClock.START, false, 3, 2));
        // When
        var unlisted = Api.start();
        // Then
        Api.itemTitled(listed, "by account 222222222222, which is not ours");
        Api.itemTitled(unlisted, "by account 222222222222, of which nothing is known");
    }

    @Test
    void shouldSayWhoStillLetsTheRemovedPartyIn() {
        // Given
        world.tell(
                CompanyFixture.trustOf(
                        TRUST,
                        CompanyFixture.userArn("vendor-a"),
                        "arn:aws:iam::111111111111:root"));
        world.tell(CompanyFixture.roleTrusting("vault", TRUST, AT));
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        keepAllBut(tunde, campaign, "vendor-a");
        Api.sign("tunde", tunde).then().statusCode(200);
        // When
        world.tell(CompanyFixture.trustOf(LEFT, "arn:aws:iam::111111111111:root"));
        world.tell(CompanyFixture.roleTrusting("vault", LEFT, LATER));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, LATER));
        // Then
        Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items[0].state", equalTo("VERIFIED"))
                .body(
                        "items[0].notes",
                        hasItem(
                                "The role may still be assumed through its trust in the whole"
                                        + " account 111111111111."));
    }

    @Test
    void shouldProveThatARoleIsGone() {
        // Given
        admits("vendor-a");
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        keepAllBut(tunde, campaign, "vendor-a");
        Api.sign("tunde", tunde).then().statusCode(200);
        // When
        world.tell(CompanyFixture.gone(CompanyFixture.roleArn("vault"), LATER));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, LATER));
        // Then
        Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items[0].state", equalTo("VERIFIED"))
                .body("items[0].notes", empty());
    }

    private UUID revokedVendorA() {
        var campaign = Api.start();
        var tunde = Api.packageOf("tunde");
        keepAllBut(tunde, campaign, "vendor-a");
        Api.sign("tunde", tunde).then().statusCode(200);
        return campaign;
    }

    private void changedTo(String... arns) {
        world.tell(CompanyFixture.trustOf(CHANGED, arns));
        world.tell(CompanyFixture.roleTrusting("vault", CHANGED, LATER));
    }

    private void admits(String... users) {
        var arns = List.of(users).stream().map(CompanyFixture::userArn).toArray(String[]::new);
        world.tell(CompanyFixture.trustOf(TRUST, arns));
        world.tell(CompanyFixture.roleTrusting("vault", TRUST, AT));
    }

    private void admitsToItsPolicies(String... users) {
        admits(users);
        world.tell(
                CompanyFixture.principal(
                        PrincipalKind.IAM_ROLE,
                        CompanyFixture.roleArn("vault"),
                        "vault",
                        null,
                        AT,
                        CompanyFixture.noCredentials(),
                        List.of(),
                        List.of(CompanyFixture.READ),
                        List.of(),
                        TRUST));
    }

    private static List<String> accessOf(UUID campaign, String principal) {
        return Api.officer()
                .get("/api/v1/campaigns/" + campaign + "/items")
                .then()
                .extract()
                .path("items.findAll { it.principal.name == '" + principal + "' }.id");
    }

    private static String accessOf(UUID campaign, String principal, String kind) {
        return Api.officer()
                .get("/api/v1/campaigns/" + campaign + "/items")
                .then()
                .extract()
                .path(
                        "items.find { it.principal.name == '%s' && it.entitlement.kind == '%s' }.id"
                                .formatted(principal, kind));
    }

    private static void keepAllBut(UUID packageId, UUID campaign, String... revoked) {
        var gone =
                List.of(revoked).stream()
                        .map(one -> Api.itemTitled(campaign, one).toString())
                        .toList();
        var kept =
                Api.items("tunde", packageId).stream()
                        .filter(one -> !gone.contains(one))
                        .toArray(String[]::new);
        Api.decide("tunde", packageId, "REVOKE", "as agreed", gone.toArray(String[]::new))
                .then()
                .statusCode(200);
        Api.decide("tunde", packageId, "KEEP", "as agreed", kept).then().statusCode(200);
    }

    private static List<String> commands(UUID campaign) {
        return Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .extract()
                .<List<List<String>>>path("items.commands")
                .stream()
                .map(List::getFirst)
                .toList();
    }
}
