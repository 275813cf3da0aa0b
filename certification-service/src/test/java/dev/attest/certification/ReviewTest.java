package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.attest.certification.process.EngineClock;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class ReviewTest {
    @Inject World world;
    @Inject EngineClock engine;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldRouteEveryItemToItsReviewer() {
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("name", equalTo("Quarterly access review, Q4 2026"))
                .body("launchedBy", equalTo("chidi.okoro@meridian.example"))
                .body("progress.items", equalTo(2))
                .body("progress.undecided", equalTo(2))
                .body("progress.packages", equalTo(2))
                .body("population.sources", hasSize(6))
                .body("population.gaps", hasSize(0));
        Api.as("maria")
                .get("/api/v1/packages/" + Api.packageOf("maria") + "/items")
                .then()
                .body("items", hasSize(1))
                .body("items[0].subject.name", equalTo("Name of ben"))
                .body(
                        "items[0].entitlement.title",
                        equalTo("Administrator of account “payments-prod”"))
                .body("items[0].meaning.administrator", equalTo(true))
                .body("items[0].recommendation", equalTo("REVOKE"))
                .body("items[0].presence", equalTo("PRESENT"));
        Api.as("tunde")
                .get("/api/v1/packages?mine=true")
                .then()
                .body("items[0].routedBy", equalTo("ACCOUNT_OWNER"))
                .body("items[0].mine", equalTo(true))
                .body("items[0].late", equalTo(false));
    }

    @Test
    void shouldTellWhatWasLaunched() {
        // When
        Api.start();
        // Then
        assertThat(world.told())
                .containsExactly(
                        "CampaignLaunched",
                        "PackageOpened",
                        "ItemsAdded",
                        "PackageOpened",
                        "ItemsAdded");
    }

    @Test
    void shouldLeaveOutRolesThatNobodyHereCanChangeAndCountThem() {
        // Given
        var at = CompanyFixture.OBSERVED;
        world.tell(CompanyFixture.role("deployer", at, CompanyFixture.READ));
        world.tell(CompanyFixture.role("aws-service-role/x.amazonaws.com/Linked", at));
        world.tell(CompanyFixture.role("aws-reserved/sso.amazonaws.com/AWSReservedSSO_R_1", at));
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("progress.items", equalTo(4))
                .body(
                        "population.excluded",
                        equalTo(
                                Map.of(
                                        "AWS service-linked role, managed by its service",
                                        2,
                                        "Role that Identity Center manages, reviewed as account"
                                                + " assignments",
                                        2,
                                        "Outside the scope of the campaign",
                                        1)));
    }

    @Test
    void shouldNameWhatWasNotReadCompletely() {
        // Given
        world.tell(
                CompanyFixture.snapshot(
                        InventorySource.IAM_CREDENTIAL_REPORT, TestClock.START, false, 3, 2));
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body(
                        "population.gaps",
                        contains(
                                "Account 111111111111: the credential report:"
                                        + " one record could not be read."));
    }

    /// Nobody owns the account, and the campaign's owner is away with everybody above.
    @Test
    void shouldNameWhatNobodyMayReview() {
        // Given
        world.tell(CompanyFixture.account("payments-prod", null));
        for (var person : new String[] {"chidi.okoro", "lena"}) {
            world.tell(
                    CompanyFixture.person(person, "lena", PersonStatus.ON_LEAVE, TestClock.START));
        }
        // When
        var campaign = Api.start();
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("progress.items", equalTo(1))
                .body("population.gaps[0]", containsString("nobody may review the access of"));
    }

    @Test
    void shouldCompleteWithTheLastSignatureAndStartRemovals() {
        // Given
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        var tunde = Api.packageOf("tunde");
        // When
        Api.decideAll("maria", maria, "REVOKE");
        assertThat(engine.waitsAt(maria)).contains("sign-off");
        Api.sign("maria", maria)
                .then()
                .statusCode(200)
                .body("state", equalTo("SIGNED"))
                .body("signedBy", equalTo("Name of maria"));
        assertThat(Api.campaignState(campaign)).isEqualTo("ACTIVE");
        Api.decideAll("tunde", tunde, "KEEP");
        Api.sign("tunde", tunde).then().statusCode(200);
        // Then
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("progress.packagesSigned", equalTo(2))
                .body("remediation.planned", equalTo(1));
        assertThat(world.told())
                .endsWith(
                        "DecisionRecorded",
                        "PackageSignedOff",
                        "RemediationRequested",
                        "DecisionRecorded",
                        "PackageSignedOff",
                        "CampaignClosed");
        assertThat(engine.instances("access-certification")).isZero();
        assertThat(engine.instances("review-package")).isZero();
        assertThat(engine.instances("remediation")).isOne();
    }

    @Test
    void shouldShowRemovalsToTheReviewerWhoRevoked() {
        // Given
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        // When
        Api.sign("maria", maria).then().statusCode(200);
        // Then
        Api.as("maria", "manager")
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("PLANNED"))
                .body(
                        "items[0].commands",
                        contains(
                                "aws iam detach-user-policy --user-name ben --policy-arn"
                                        + " arn:aws:iam::aws:policy/AdministratorAccess"));
        Api.as("tunde", "manager")
                .get("/api/v1/remediations?campaign=" + campaign)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void shouldReopenWhenADecisionIsWithdrawn() {
        // Given
        Api.start();
        var maria = Api.packageOf("maria");
        var item = Api.items("maria", maria).getFirst();
        Api.decideAll("maria", maria, "REVOKE");
        // When
        Api.as("maria")
                .header("If-Match", Api.etag("maria", maria))
                .delete("/api/v1/packages/" + maria + "/decisions/" + item)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("progress.undecided", equalTo(1));
        // Then
        assertThat(engine.waitsAt(maria)).contains("decide-items");
        Api.sign("maria", maria).then().statusCode(409).body("code", equalTo("items-undecided"));
        assertThat(world.told()).endsWith("DecisionRecorded", "DecisionWithdrawn");
        Api.decideAll("maria", maria, "KEEP");
        assertThat(engine.waitsAt(maria)).contains("sign-off");
    }

    /// The robot turns out to be Lena's own, who may decide beside Tunde.
    @Test
    void shouldNotLetADecisionAboutTheirOwnAccessBeWithdrawn() {
        // Given
        Api.start();
        var tunde = Api.packageOf("tunde");
        var item = Api.items("tunde", tunde).getFirst();
        Api.decide("tunde", tunde, "REVOKE", "as agreed", item).then().statusCode(200);
        world.pass(Duration.ofDays(7));
        world.tell(CompanyFixture.user("robot", "lena", TestClock.START, CompanyFixture.READ));
        // When
        var answer =
                Api.as("lena")
                        .header("If-Match", Api.etag("lena", tunde))
                        .delete("/api/v1/packages/" + tunde + "/decisions/" + item);
        // Then
        answer.then().statusCode(409).body("code", equalTo("own-access"));
        assertThat(world.told()).doesNotContain("DecisionWithdrawn");
    }

    @Test
    void shouldRefuseChangesAfterTheSignature() {
        // Given
        Api.start();
        var maria = Api.packageOf("maria");
        var item = Api.items("maria", maria).getFirst();
        Api.decideAll("maria", maria, "REVOKE");
        Api.sign("maria", maria).then().statusCode(200);
        // When
        var second = Api.decide("maria", maria, "KEEP", "I changed my mind", item);
        // Then
        second.then().statusCode(409).body("code", equalTo("package-closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b\u200b\u200b", "\u00a0", "\u2800"})
    void shouldRefuseASignatureThatPrintsAsNothing(String meaning) {
        // Given
        Api.start();
        var maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        // When
        var signed =
                Api.as("maria")
                        .header("If-Match", Api.etag("maria", maria))
                        .body(Map.of("meaning", meaning))
                        .post("/api/v1/packages/" + maria + "/sign-off");
        // Then
        signed.then().statusCode(422).body("code", equalTo("meaning-unreadable"));
        assertThat(world.told()).doesNotContain("PackageSignedOff");
    }

    @Test
    void shouldRefuseAllWhenOneDecisionIsWrong() {
        // Given
        Api.start();
        var maria = Api.packageOf("maria");
        var item = Api.items("maria", maria).getFirst();
        var stranger = Api.items("tunde", Api.packageOf("tunde")).getFirst();
        // When
        var answer = Api.decide("maria", maria, "KEEP", null, item, stranger, item);
        // Then
        answer.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "violations.pointer",
                        contains(
                                "/decisions/0/comment",
                                "/decisions/1/itemId",
                                "/decisions/2/itemId"));
        assertThat(world.count("decision", "package_id", maria)).isZero();
    }

    @Test
    void shouldWantTheVersionThatWasSeen() {
        // Given
        Api.start();
        var maria = Api.packageOf("maria");
        var body =
                Map.of(
                        "decisions",
                        List.of(
                                Api.decision(
                                        Api.items("maria", maria).getFirst(), "REVOKE", null)));
        var decisions = "/api/v1/packages/" + maria + "/decisions";
        // When
        Api.as("maria").body(body).post(decisions).then().statusCode(428);
        Api.as("maria")
                .header("If-Match", "\"77\"")
                .body(body)
                .post(decisions)
                .then()
                .statusCode(412);
        // Then
        Api.as("maria")
                .header("If-Match", "\"0\"")
                .body(body)
                .post(decisions)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("package.state", equalTo("DECIDED"))
                .body("items[0].decision.outcome", equalTo("REVOKE"))
                .body("items[0].decision.decidedBy", equalTo("Name of maria"));
    }

    @Test
    void shouldHideWhatIsNotTheCallers() {
        // Given
        var campaign = Api.start();
        var maria = Api.packageOf("maria");
        var item = Api.items("maria", maria).getFirst();
        // When
        Api.as("ben").get("/api/v1/packages?mine=false").then().body("items", hasSize(0));
        Api.as("ben").get("/api/v1/packages/" + maria).then().statusCode(404);
        Api.as("ben").get("/api/v1/items/" + item).then().statusCode(404);
        var analyst = Api.as("ben", "security-analyst").get("/api/v1/packages?mine=false");
        analyst.then().statusCode(200).body("items", hasSize(0));
        Api.as("lena", "manager").get("/api/v1/campaigns/" + campaign).then().statusCode(404);
        Api.as("maria", "manager")
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200)
                .body("progress.items", equalTo(1))
                .body("progress.packages", equalTo(1))
                .body("population", nullValue());
        Api.as("maria", "manager")
                .get("/api/v1/campaigns/" + campaign + "/items")
                .then()
                .body("items", hasSize(1));
        // Then
        Api.as("ben")
                .header("If-Match", "\"0\"")
                .body(Map.of("decisions", List.of(Api.decision(item, "KEEP", "mine"))))
                .post("/api/v1/packages/" + maria + "/decisions")
                .then()
                .statusCode(404);
        Api.as("noor", "admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("decisions", List.of(Api.decision(item, "KEEP", "mine"))))
                .post("/api/v1/packages/" + maria + "/decisions")
                .then()
                .statusCode(403);
    }

    /// The robot turns out to be Tunde's own after the launch.
    @Test
    void shouldRefuseOwnAccessHoweverItWasRouted() {
        // Given
        Api.start();
        var tunde = Api.packageOf("tunde");
        world.tell(CompanyFixture.user("robot", "tunde", TestClock.START, CompanyFixture.READ));
        // When
        var answer =
                Api.decide("tunde", tunde, "KEEP", "mine", Api.items("tunde", tunde).getFirst());
        // Then
        answer.then()
                .statusCode(422)
                .body("violations[0].message", containsString("your own access"));
    }

    /// The robot turns out to be Tunde's own between the decision and the signature.
    @Test
    void shouldNotSignADecisionAboutOwnAccess() {
        // Given
        Api.start();
        var tunde = Api.packageOf("tunde");
        Api.items("tunde", tunde).forEach(item -> Api.decide("tunde", tunde, "KEEP", "fine", item));
        world.tell(CompanyFixture.user("robot", "tunde", TestClock.START, CompanyFixture.READ));
        // When
        var answer = Api.sign("tunde", tunde);
        // Then
        answer.then()
                .statusCode(409)
                .body("code", equalTo("own-access"))
                .body("violations[0].message", containsString("own access"));
    }

    @Test
    void shouldStartOnceForOneKey() {
        // Given
        var request =
                Api.officer()
                        .header("Idempotency-Key", "the-same")
                        .body(Map.of("definition", "quarterly-access-review"));
        // When
        String first =
                request.post("/api/v1/campaigns").then().statusCode(201).extract().path("id");
        String second =
                Api.officer()
                        .header("Idempotency-Key", "the-same")
                        .body(Map.of("definition", "quarterly-access-review"))
                        .post("/api/v1/campaigns")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        // Then
        assertThat(second).isEqualTo(first);
        Api.officer()
                .header("Idempotency-Key", "the-same")
                .body(Map.of("definition", "quarterly-access-review", "name", "Another"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstand() {
        // Given
        Api.start();
        var maria = Api.packageOf("maria");
        var decisions = "/api/v1/packages/" + maria + "/decisions";
        // When
        Api.officer()
                .header("Idempotency-Key", "k-1")
                .body(Map.of("definition", "no-such-thing"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/definition"));
        Api.officer()
                .body(Map.of("definition", "quarterly-access-review"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400);
        // Then
        Api.as("maria")
                .header("If-Match", "\"0\"")
                .body("{\"decisions\":[]}")
                .post(decisions)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", containsString("decisions"));
        Api.as("maria")
                .header("If-Match", "\"0\"")
                .body("{\"decisions\":[{\"itemId\":7,\"outcome\":\"MAYBE\",\"colour\":\"red\"}]}")
                .post(decisions)
                .then()
                .statusCode(400);
        Api.as("maria")
                .get("/api/v1/packages?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", notNullValue());
    }
}
