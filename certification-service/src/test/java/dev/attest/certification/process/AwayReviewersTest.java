package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who left or is away decides nothing, and is told about once.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class AwayReviewersTest {
    @Inject World world;

    private UUID maria;

    @BeforeEach
    void campaign() {
        world.smallCompany();
        Api.start();
        maria = Api.packageOf("maria");
    }

    @Test
    void shouldTakeOutWhoDecidesBesideAndLeaves() {
        // Given
        world.pass(Duration.ofDays(7));
        Api.as("lena").get("/api/v1/packages/" + maria).then().body("mine", equalTo(true));
        // When
        becomes("lena", null, PersonStatus.ON_LEAVE, 1);
        // Then
        Api.as("lena").get("/api/v1/packages/" + maria).then().statusCode(404);
        Api.officer()
                .get("/api/v1/packages/" + maria)
                .then()
                .body("reviewer.id", equalTo("maria"))
                .body("history.kind", hasItem("REVIEWER_REMOVED"));
        assertThat(world.told("PackageNoted"))
                .filteredOn(event -> event.contains(maria.toString()))
                .last()
                .asString()
                .contains("REVIEWER_REMOVED", "Name of lena");
    }

    @Test
    void shouldLetNobodyDecideWhoIsAwayEvenWhenNobodyTakesOver() {
        // Given
        nobodyTakesOver();
        var item = Api.items("maria", maria).getFirst();
        // Then
        Api.decide("maria", maria, "REVOKE", null, item).then().statusCode(403);
        Api.sign("maria", maria).then().statusCode(403);
        assertThat(world.told("PackageNoted")).anyMatch(event -> event.contains("NOT_ESCALATED"));
    }

    @Test
    void shouldSayOnceThatNobodyTakesOver() {
        // Given
        nobodyTakesOver();
        var etag = Api.etag("maria", maria);
        // When
        becomes("maria", "lena", PersonStatus.LEFT, 3);
        becomes("maria", "lena", PersonStatus.LEFT, 4);
        // Then
        assertThat(Api.etag("maria", maria)).isEqualTo(etag);
        assertThat(kinds()).containsOnlyOnce(PackageEvents.Kind.NOT_ESCALATED.name());
        Api.officer().get("/api/v1/packages/" + maria).then().body("escalationLevel", equalTo(0));
    }

    private void nobodyTakesOver() {
        becomes("lena", null, PersonStatus.ON_LEAVE, 1);
        becomes("chidi.okoro", "lena", PersonStatus.ON_LEAVE, 1);
        becomes("maria", "lena", PersonStatus.LEFT, 2);
    }

    private void becomes(String person, @Nullable String manager, PersonStatus status, int second) {
        world.tell(
                CompanyFixture.person(
                        person, manager, status, TestClock.get().instant().plusSeconds(second)));
    }

    private List<String> kinds() {
        return Api.officer().get("/api/v1/packages/" + maria).then().extract().path("history.kind");
    }
}
