package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.certification.Api;
import dev.attest.certification.CompanyFixture;
import dev.attest.certification.TestClock;
import dev.attest.certification.World;
import dev.attest.events.inventory.InventorySource;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every path of `access-certification` but the happy one, which is in the tests of reviews.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class CampaignProcessTest {
    @Inject World world;
    @Inject EngineClock engine;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldEndWithNothingToReviewAndNeverBeSigned() {
        // Given
        world.reset();
        world.tell(CompanyFixture.account("payments-prod", "tunde"));
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("state", equalTo("NOTHING_TO_REVIEW"))
                .body("reason", startsWith("Of 0 entitlements"))
                .body("reason", containsString("entitlement.principalKind"))
                .body("population.gaps[0]", containsString("was never read"));
        assertThat(world.told()).containsExactly("CampaignLaunched", "CampaignClosed");
        assertThat(engine.instances(CampaignEngine.PROCESS)).isZero();
    }

    @Test
    void shouldCloseIncompleteAtTheDeadlineAndRevokeNothing() {
        // Given
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        // When
        world.pass(Duration.ofDays(14));
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("state", equalTo("CLOSED_INCOMPLETE"))
                .body("reason", startsWith("The deadline passed."))
                .body("reason", containsString("(1 of 1 undecided)"))
                .body("progress.revoked", equalTo(1))
                .body("remediation.planned", equalTo(0));
        assertThat(world.told()).contains("ReviewEscalated").endsWith("CampaignClosed");
        assertThat(engine.instances(ReviewEngine.PROCESS)).isZero();
        assertThat(engine.instances(RemovalEngine.PROCESS)).isZero();
    }

    @Test
    void shouldCloseEarlyOnAnOfficersWord() {
        // Given
        var campaign = Api.start();
        // When
        end(campaign, "closure").then().statusCode(200);
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("state", equalTo("CLOSED_INCOMPLETE"))
                .body("reason", startsWith("We merge with the other company."));
        Api.officer()
                .get("/api/v1/campaigns/" + campaign + "/packages")
                .then()
                .body("items[0].state", equalTo("EXPIRED"));
        assertThat(engine.instances(ReviewEngine.PROCESS)).isZero();
        end(campaign, "closure").then().statusCode(409);
    }

    @Test
    void shouldCancelAndKeepDecisions() {
        // Given
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        // When
        end(campaign, "cancellation").then().statusCode(200);
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("progress.revoked", equalTo(1))
                .body("remediation.planned", equalTo(0));
        Api.as("maria").get("/api/v1/packages/" + maria).then().body("state", equalTo("CANCELLED"));
        assertThat(engine.instances(ReviewEngine.PROCESS)).isZero();
    }

    @Test
    void shouldNameWhatWasReadMoreThanAWeekBeforeTheLaunch() {
        // Given
        TestClock.get().advance(Duration.ofDays(6));
        var inTime = Api.start();
        TestClock.get().advance(Duration.ofSeconds(1));
        // When
        var late = Api.start();
        // Then
        Api.officer().get("/api/v1/campaigns/" + inTime).then().body("population.gaps", empty());
        Api.officer()
                .get("/api/v1/campaigns/" + late)
                .then()
                .body(
                        "population.gaps",
                        hasItem(
                                "Account 111111111111: the reading of the credential report is of"
                                        + " 2026-10-04T08:00:00Z, 7 days before the launch; what"
                                        + " changed since is not known."));
    }

    @Test
    void shouldStillRemoveWhatWasSignedBeforeTheCancellation() {
        // Given
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        Api.sign("maria", maria).then().statusCode(200);
        // When
        end(campaign, "cancellation").then().statusCode(200);
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("progress.packagesSigned", equalTo(1))
                .body("remediation.planned", equalTo(1));
        Api.as("maria").get("/api/v1/packages/" + maria).then().body("state", equalTo("SIGNED"));
        assertThat(engine.instances(ReviewEngine.PROCESS)).isZero();
        var later = TestClock.START.plusSeconds(3600);
        world.tell(CompanyFixture.user("ben", "ben", later));
        world.tell(CompanyFixture.snapshot(InventorySource.IAM_AUTHORIZATION_DETAILS, later));
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("remediation.verified", equalTo(1));
    }

    @Test
    void shouldRefuseToEndAnotherVersion() {
        // Given
        var campaign = Api.start();
        // When
        var stale = endAt(campaign, "closure", "\"99\"");
        // Then
        stale.then().statusCode(412);
        assertThat(Api.campaignState(campaign)).isEqualTo("ACTIVE");
    }

    @Test
    void shouldStartByItselfEveryQuarter() {
        // When
        engine.run(engine.startTimer());
        // Then
        Api.officer()
                .get("/api/v1/campaigns")
                .then()
                .body("items[0].launchedBy", equalTo("timer"))
                .body("items[0].state", equalTo("ACTIVE"))
                .body(
                        "items[0].deadline",
                        equalTo(TestClock.START.plus(Duration.ofDays(14)).toString()));
        assertThat(engine.instances(CampaignEngine.PROCESS)).isOne();
        assertThat(engine.startTimer()).isNotNull();
    }

    private static Response end(UUID campaign, String how) {
        return endAt(
                campaign,
                how,
                Api.officer().get("/api/v1/campaigns/" + campaign).getHeader("ETag"));
    }

    private static Response endAt(UUID campaign, String how, String version) {
        return Api.officer()
                .header("If-Match", version)
                .body(Map.of("reason", "We merge with the other company."))
                .post("/api/v1/campaigns/" + campaign + "/" + how);
    }
}
