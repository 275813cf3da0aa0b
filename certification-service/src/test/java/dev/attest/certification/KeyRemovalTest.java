package dev.attest.certification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalObserved;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A key is known by its id; what only its place tells is gone when nothing is left in that place.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class KeyRemovalTest {
    private static final Instant MADE = CompanyFixture.OBSERVED.minusSeconds(86_400);
    private static final Instant ROTATED = CompanyFixture.OBSERVED.minusSeconds(60);
    private static final Instant LATER = TestClock.START.plusSeconds(3600);
    private static final Instant LATEST = LATER.plusSeconds(3600);

    @Inject World world;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldKnowAKeyAgainWhateverItsDate() {
        // Given
        var campaign = revoked(key(0, "AKIA1", MADE));
        // When
        seen(LATER, key(1, "AKIA1", ROTATED));
        // Then
        shows(campaign, "PLANNED");
        seen(LATEST, key(2, "AKIA2", MADE));
        shows(campaign, "VERIFIED");
    }

    @Test
    void shouldTakeAKeyWithoutAnIdForTheOneThatIsSought() {
        // Given
        var campaign = revoked(key(0, "AKIA1", MADE));
        // When
        seen(LATER, key(1, null, ROTATED));
        // Then
        shows(campaign, "PLANNED");
    }

    @Test
    void shouldCountAnyKeyInThePlaceThatAReportNames() {
        // Given
        var campaign = revoked(key(1, null, MADE));
        // When
        seen(LATER, key(1, "AKIA1", ROTATED), key(2, null, MADE));
        // Then
        shows(campaign, "PLANNED");
        seen(LATEST, key(2, null, MADE));
        shows(campaign, "VERIFIED");
    }

    /// A renamed user is another principal, with the same keys.
    @Test
    void shouldFindAKeyWithWhomeverHoldsItNow() {
        // Given
        var campaign = revoked(key(1, "AKIA1", MADE));
        // When
        renamed(LATER, key(1, "AKIA1", MADE));
        // Then
        shows(campaign, "PLANNED");
        notes(campaign, hasItem(containsString("with “benjamin” now")));
        presence(campaign, "PRESENT");
        renamed(LATEST, key(1, "AKIA2", MADE));
        shows(campaign, "VERIFIED");
        presence(campaign, "GONE");
    }

    @Test
    void shouldTellThatAKeyIsBackWithSomebodyElse() {
        // Given
        var campaign = revoked(key(1, "AKIA1", MADE));
        seen(LATER);
        shows(campaign, "VERIFIED");
        // When
        renamed(LATEST, key(1, "AKIA1", MADE));
        // Then
        shows(campaign, "REGRANTED");
        notes(campaign, hasItem(containsString("with “benjamin” now")));
    }

    /// The later listing, complete or not, left nothing of what the report shows: nobody can say
    /// any more what that was.
    @Test
    void shouldNotBeProvenByAReportThatALaterListingOverwrote() {
        // Given
        var campaign = revoked(key(1, "AKIA1", MADE));
        world.tell(ben(LATEST));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_ACCESS_KEYS, LATEST));
        // When
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATER));
        // Then
        shows(campaign, "PLANNED");
        notes(campaign, hasItem(startsWith("A later reading")));
        seen(LATEST.plusSeconds(1));
        shows(campaign, "VERIFIED");
    }

    @Test
    void shouldNotTakeUnknownKeysForAbsence() {
        // Given
        var campaign = revoked(key(1, "AKIA1", MADE));
        // When
        world.tell(signsIn(LATER, new Credentials(false, null, null, false, List.of())));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATER));
        // Then
        shows(campaign, "PLANNED");
        notes(campaign, hasItem(containsString("could not be read")));
    }

    @Test
    void shouldNotTakeAnUnknownPasswordForAbsence() {
        // Given
        world.tell(signsIn(CompanyFixture.OBSERVED, password(true)));
        var campaign = revoked();
        // When
        world.tell(signsIn(LATER, password(null)));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATER));
        // Then
        shows(campaign, "PLANNED");
        notes(campaign, hasItem(containsString("could not be read")));
        world.tell(signsIn(LATEST, password(false)));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATEST));
        shows(campaign, "VERIFIED");
    }

    @Test
    void shouldReviewTwoKeysOfOneMoment() {
        // Given
        world.tell(ben(CompanyFixture.OBSERVED, key(1, null, MADE), key(2, null, MADE)));
        // When
        Api.start();
        // Then
        Api.as("maria")
                .get("/api/v1/packages/" + Api.packageOf("maria") + "/items")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void shouldReviewOnceWhatIsListedTwice() {
        // Given
        world.tell(
                CompanyFixture.user(
                        "ben",
                        "ben",
                        CompanyFixture.OBSERVED,
                        CompanyFixture.ADMIN,
                        CompanyFixture.ADMIN));
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("progress.items", equalTo(2))
                .body(
                        "population.gaps",
                        equalTo(
                                List.of(
                                        "1 entitlement: the inventory lists it again for ben, it is"
                                                + " reviewed once.")));
    }

    private UUID revoked(AccessKey key) {
        world.tell(ben(CompanyFixture.OBSERVED, key));
        return revoked();
    }

    private static UUID revoked() {
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        Api.sign("maria", maria).then().statusCode(200);
        return campaign;
    }

    private void renamed(Instant at, AccessKey... keys) {
        world.tell(CompanyFixture.gone(CompanyFixture.userArn("ben"), at));
        world.tell(
                CompanyFixture.user(
                        "benjamin", "ben", at, CompanyFixture.credentials(keys), List.of()));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, at));
    }

    private static void presence(UUID campaign, String presence) {
        Api.officer()
                .get("/api/v1/campaigns/" + campaign + "/items")
                .then()
                .body(
                        "items.find { it.entitlement.kind == 'ACCESS_KEY' }.presence",
                        equalTo(presence));
    }

    private void seen(Instant at, AccessKey... keys) {
        world.tell(ben(at, keys));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, at));
    }

    private static void shows(UUID campaign, String state) {
        Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items.state", equalTo(List.of(state)));
    }

    private static void notes(UUID campaign, Matcher<Iterable<? super String>> matcher) {
        Api.officer()
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items[0].notes", matcher);
    }

    private static PrincipalObserved ben(Instant at, AccessKey... keys) {
        return signsIn(at, new Credentials(false, null, false, true, Arrays.asList(keys)));
    }

    private static PrincipalObserved signsIn(Instant at, Credentials with) {
        return CompanyFixture.user("ben", "ben", at, with, List.of());
    }

    private static Credentials password(@Nullable Boolean exists) {
        return new Credentials(exists, null, null, true, List.of());
    }

    private static AccessKey key(int slot, @Nullable String id, Instant created) {
        return new AccessKey(slot, id, true, created, null, true);
    }
}
