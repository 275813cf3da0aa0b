package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.attest.certification.Api;
import dev.attest.certification.CompanyFixture;
import dev.attest.certification.TestClock;
import dev.attest.certification.World;
import dev.attest.certification.remediation.Remediations;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.InventorySource;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every path of `remediation`.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class RemediationProcessTest {
    private static final Instant LATER = TestClock.START.plusSeconds(3600);
    private static final Instant LATEST = LATER.plusSeconds(3600);

    @Inject World world;
    @Inject EngineClock engine;
    @Inject Remediations remediations;

    private UUID removal;

    @BeforeEach
    void revoke() {
        world.smallCompany();
        Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        Api.sign("maria", maria).then().statusCode(200);
        removal =
                UUID.fromString(
                        Api.officer()
                                .get("/api/v1/remediations")
                                .then()
                                .extract()
                                .path("items[0].id"));
    }

    @Test
    void shouldBeDueByRisk() {
        // Ben is administrator: three days.
        shown().body("dueAt", equalTo(TestClock.START.plus(Duration.ofDays(3)).toString()));
    }

    @Test
    void shouldVerifyByACompleteLaterSnapshot() {
        // When
        seen(LATER);
        // Then
        shown().body("state", equalTo("VERIFIED"))
                .body("observedAt", equalTo(LATER.toString()))
                .body("snapshotId", notNullValue())
                .body("verifiedAt", notNullValue());
        assertThat(world.told()).endsWith("RemediationVerified");
        assertThat(engine.waitsAt(removal)).containsExactly("watch");
    }

    @Test
    void shouldStayOpenWhileTheAccessIsThere() {
        // When
        seen(LATER, CompanyFixture.ADMIN);
        // Then
        shown().body("state", equalTo("PLANNED"))
                .body("notes", hasItem("The access is still there."));
    }

    @Test
    void shouldStayOpenOnAPartialSnapshot() {
        // When
        world.tell(CompanyFixture.user("ben", "ben", LATER));
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.IAM_AUTHORIZATION_DETAILS, LATER, false, 3, 2));
        // Then
        shown().body("state", equalTo("PLANNED"))
                .body("notes", hasItem(containsString("not complete")));
    }

    /// Among the messages that could not be taken in may be the one that shows the access.
    @Test
    void shouldStayOpenWhileSomethingOfTheAccountIsInQuarantine() {
        // Given
        world.quarantine(CompanyFixture.ACCOUNT);
        seen(LATER);
        shown().body("state", equalTo("PLANNED"))
                .body("notes", hasItem(containsString("could not be taken in")));
        // When
        world.replayQuarantine();
        seen(LATER.plusSeconds(60));
        // Then
        shown().body("state", equalTo("VERIFIED"));
    }

    @Test
    void shouldStayOpenOnASnapshotOfAnotherSource() {
        // When
        world.tell(CompanyFixture.user("ben", "ben", LATER));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_CREDENTIAL_REPORT, LATER));
        // Then
        shown().body("state", equalTo("PLANNED")).body("notes", equalTo(List.of()));
    }

    @Test
    void shouldStayOpenOnAnOlderSnapshot() {
        // When
        world.tell(CompanyFixture.user("ben", "ben", CompanyFixture.OBSERVED));
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.IAM_AUTHORIZATION_DETAILS,
                        CompanyFixture.OBSERVED.plusSeconds(60)));
        // Then
        shown().body("state", equalTo("PLANNED"))
                .body("notes", hasItem(containsString("not after")));
    }

    /// The later reading was cut off and emptied the projection; the complete one before it shows
    /// the access, but no state of it is left to judge by.
    @Test
    void shouldNotJudgeByAReadingThatALaterOneOverwrote() {
        // Given
        world.tell(CompanyFixture.user("ben", "ben", LATEST));
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.IAM_AUTHORIZATION_DETAILS, LATEST, false, 3, 2));
        // When
        seen(LATER, CompanyFixture.ADMIN);
        // Then
        shown().body("state", equalTo("PLANNED"))
                .body("notes", hasItem(containsString("A later reading")));
        seen(LATEST.plusSeconds(1));
        shown().body("state", equalTo("VERIFIED"));
    }

    @Test
    void shouldFailWhenOverdueAndStillBeProvenLater() {
        // When
        world.pass(Duration.ofDays(3));
        // Then
        shown().body("state", equalTo("FAILED"));
        assertThat(world.told()).endsWith("RemediationFailed");
        seen(TestClock.get().instant().plusSeconds(1));
        shown().body("state", equalTo("VERIFIED"));
    }

    @Test
    void shouldReportWhatReturns() {
        // Given
        seen(LATER);
        // When
        seen(LATEST, CompanyFixture.ADMIN);
        // Then
        shown().body("state", equalTo("REGRANTED"))
                .body("observedAt", equalTo(LATEST.toString()))
                .body("notes", hasItem(containsString("shows the access again")));
        assertThat(world.told()).endsWith("RemediationVerified", "AccessRegranted");
        assertThat(engine.waitsAt(removal)).isEmpty();
    }

    @Test
    void shouldStopWatchingAfterAYear() {
        // Given
        seen(LATER);
        assertThat(heldAgainstSnapshots()).containsExactly(removal);
        // When
        world.pass(Duration.ofDays(365));
        // Then
        assertThat(engine.waitsAt(removal)).isEmpty();
        shown().body("state", equalTo("VERIFIED"));
        assertThat(heldAgainstSnapshots()).isEmpty();
    }

    @Test
    void shouldSayWhenThePermissionStillComesAnotherWay() {
        // Given
        world.tell(CompanyFixture.group("admins", CompanyFixture.ADMIN));
        // When
        world.tell(
                CompanyFixture.user(
                        "ben",
                        "ben",
                        LATER,
                        CompanyFixture.noCredentials(),
                        List.of("arn:aws:iam::111111111111:group/admins")));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, LATER));
        // Then
        shown().body("state", equalTo("VERIFIED"))
                .body("notes", hasItem("The same policy still applies through group admins."));
    }

    private void seen(Instant at, AttachedPolicy... policies) {
        world.tell(CompanyFixture.user("ben", "ben", at, policies));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, at));
    }

    /// Removals that a new snapshot would be held against.
    private List<UUID> heldAgainstSnapshots() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        remediations
                                .provableBy(
                                        CompanyFixture.ACCOUNT,
                                        InventorySource.IAM_AUTHORIZATION_DETAILS,
                                        TestClock.get().instant())
                                .stream()
                                .map(one -> one.id)
                                .toList());
    }

    private ValidatableResponse shown() {
        return Api.officer().get("/api/v1/remediations/" + removal).then().statusCode(200);
    }
}
