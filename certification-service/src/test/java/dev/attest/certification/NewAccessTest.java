package dev.attest.certification;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was granted a few days ago is not held against anybody because it was never used.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class NewAccessTest {
    @Inject World world;

    @BeforeEach
    void company() {
        world.smallCompany();
    }

    @Test
    void shouldGiveANewKeyTime() {
        keyMade(TestClock.START.minus(Duration.ofDays(3)))
                .body("recommendation", equalTo("LOOK_CLOSER"))
                .body("reasons", hasItem("Not used yet, 3 days old."));
    }

    /// The user is a year old.
    @Test
    void shouldTakeTheAgeOfTheUserWhereThatOfTheKeyIsNotKnown() {
        keyMade(null)
                .body("recommendation", equalTo("REVOKE"))
                .body("reasons", hasItem("Never used."));
    }

    private ValidatableResponse keyMade(@Nullable Instant at) {
        // Given
        var key = new AccessKey(1, "AKIA1", true, at, null, true);
        world.tell(
                CompanyFixture.user(
                        "ben",
                        "ben",
                        CompanyFixture.OBSERVED,
                        new Credentials(false, null, false, true, List.of(key)),
                        List.of()));
        // When
        var campaign = Api.start();
        // Then
        return Api.officer()
                .get("/api/v1/items/" + Api.itemTitled(campaign, "Access key"))
                .then()
                .statusCode(200);
    }
}
