package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.attest.certification.Api;
import dev.attest.certification.CompanyFixture;
import dev.attest.certification.TestClock;
import dev.attest.certification.World;
import dev.attest.certification.review.PackageEvents;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every timer, message and branch of `review-package`.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class ReviewProcessTest {
    @Inject World world;
    @Inject EngineClock engine;

    private UUID maria;

    @BeforeEach
    void campaign() {
        world.smallCompany();
        Api.start();
        maria = Api.packageOf("maria");
    }

    @Test
    void shouldRemindWithoutInterrupting() {
        // When
        world.pass(Duration.ofDays(3));
        // Then
        assertThat(count(PackageEvents.Kind.REMINDER)).isOne();
        assertThat(engine.waitsAt(maria)).contains("decide-items");
        world.pass(Duration.ofDays(3));
        assertThat(count(PackageEvents.Kind.REMINDER)).isEqualTo(2);
    }

    @Test
    void shouldFireTimersByItself() {
        // Given
        TestClock.get().advance(Duration.ofDays(3));
        engine.follow(TestClock.get().instant());
        // When
        engine.running(() ->
                // Then
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> count(PackageEvents.Kind.REMINDER) == 1));
    }

    @Test
    void shouldLetTheManagersManagerDecideTooAfterAWeek() {
        // When
        world.pass(Duration.ofDays(7));
        // Then
        Api.as("maria").get("/api/v1/packages/" + maria).then().body("mine", equalTo(true));
        Api.as("lena")
                .get("/api/v1/packages/" + maria)
                .then()
                .body("mine", equalTo(true))
                .body("escalationLevel", equalTo(1))
                .body("routedBy", equalTo("MANAGER"))
                .body("reviewer.id", equalTo("maria"));
        assertThat(world.told("ReviewEscalated"))
                .isNotEmpty()
                .allMatch(event -> event.contains("\"mode\":\"ADD\""));
        Api.decideAll("lena", maria, "REVOKE");
        Api.sign("lena", maria).then().statusCode(200).body("signedBy", equalTo("Name of lena"));
    }

    @Test
    void shouldGiveThePackageToTheCampaignsOwnerAfterTenDays() {
        // Given
        world.pass(Duration.ofDays(7));
        // When
        world.pass(Duration.ofDays(3));
        // Then
        Api.as("chidi.okoro")
                .get("/api/v1/packages/" + maria)
                .then()
                .body("escalationLevel", equalTo(2))
                .body("routedBy", equalTo("ESCALATION"))
                .body("reviewer.id", equalTo("chidi.okoro"))
                .body("mine", equalTo(true));
        assertThat(engine.assignees(maria)).containsExactly("chidi.okoro");
        assertThat(world.told("ReviewEscalated").getLast()).contains("\"REPLACE\"");
        Api.as("maria").get("/api/v1/packages/" + maria).then().statusCode(404);
    }

    @Test
    void shouldKeepWhatIsDecidedThroughAnEscalation() {
        // Given
        Api.decideAll("maria", maria, "REVOKE");
        // When
        world.pass(Duration.ofDays(10));
        // Then
        assertThat(engine.waitsAt(maria)).contains("sign-off");
        Api.sign("chidi.okoro", maria).then().statusCode(200).body("state", equalTo("SIGNED"));
    }

    @Test
    void shouldMoveOnAtOnceWhenTheReviewerLeaves() {
        // When
        world.tell(CompanyFixture.person("maria", "lena", PersonStatus.LEFT, TestClock.START));
        // Then
        Api.as("lena")
                .get("/api/v1/packages/" + maria)
                .then()
                .body("reviewer.id", equalTo("lena"))
                .body("routedBy", equalTo("ESCALATION"));
        assertThat(engine.assignees(maria)).containsExactly("lena");
    }

    @Test
    void shouldMoveOnWhenTheLastReviewerOfTheLadderLeaves() {
        // Given
        world.pass(Duration.ofDays(7));
        world.pass(Duration.ofDays(3));
        // When
        world.tell(
                CompanyFixture.person("chidi.okoro", "lena", PersonStatus.LEFT, TestClock.START));
        // Then
        assertThat(engine.assignees(maria)).containsExactly("lena");
    }

    /// Lena may already decide beside Maria when Maria leaves.
    @Test
    void shouldLeaveThePackageToWhoAlreadyDecidesBeside() {
        // Given
        world.pass(Duration.ofDays(7));
        // When
        world.tell(CompanyFixture.person("maria", "lena", PersonStatus.LEFT, TestClock.START));
        // Then
        Api.as("lena")
                .get("/api/v1/packages/" + maria)
                .then()
                .body("reviewer.id", equalTo("lena"))
                .body("history.kind", hasItems("REMINDER", "ESCALATION"))
                .body("history.text", hasItem("Name of lena takes over from Name of maria."));
        Api.as("maria").get("/api/v1/packages/" + maria).then().statusCode(404);
    }

    /// Lena turns out to own the access that Maria was to review.
    @Test
    void shouldNeverEscalateToTheSubject() {
        // Given
        world.tell(CompanyFixture.user("ben", "lena", TestClock.START, CompanyFixture.ADMIN));
        // When
        world.pass(Duration.ofDays(7));
        // Then
        Api.as("lena").get("/api/v1/packages/" + maria).then().statusCode(404);
        assertThat(Api.packageOf("chidi.okoro")).isEqualTo(maria);
    }

    @Test
    void shouldSayWhenNobodyIsLeftToEscalateTo() {
        // Given
        for (var person : new String[] {"lena", "chidi.okoro"}) {
            world.tell(CompanyFixture.person(person, null, PersonStatus.ON_LEAVE, TestClock.START));
        }
        // When
        world.pass(Duration.ofDays(7));
        // Then
        assertThat(count(PackageEvents.Kind.NOT_ESCALATED)).isOne();
        assertThat(engine.assignees(maria)).containsExactly("maria");
    }

    @Test
    void shouldExpireWhenDue() {
        // When
        world.pass(Duration.ofDays(14));
        // Then
        Api.officer().get("/api/v1/packages/" + maria).then().body("state", equalTo("EXPIRED"));
        world.pass(Duration.ofDays(1));
        Api.officer().get("/api/v1/packages/" + maria).then().body("late", equalTo(true));
        assertThat(engine.waitsAt(maria)).isEmpty();
    }

    /// What the package's history tells of one kind.
    private long count(PackageEvents.Kind kind) {
        List<String> kinds =
                Api.officer()
                        .get("/api/v1/packages/" + maria)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("history.kind");
        return kinds.stream().filter(kind.name()::equals).count();
    }
}
