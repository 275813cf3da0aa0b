package dev.attest.collector.intake;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The database goes away and comes back.
@QuarkusTest
@TestProfile(StoreAwayTest.Gated.class)
class StoreAwayTest {

    /// The service behind a gate.
    public static class Gated extends RealService {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("attest.store.look", "200ms");
            return settings;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(GatedPostgres.class),
                    new TestResourceEntry(KafkaResource.class),
                    new TestResourceEntry(OidcResource.class));
        }
    }

    @Test
    void shouldAskToComeBackAndLoseNothing() {
        // Given
        Api.importCloudtrail("before.json", file(record("before"))).statusCode(201);
        GatedPostgres.gate().shut();

        // When
        Api.importCloudtrail("during.json", file(record("during")))
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("code", equalTo("store-away"));
        Api.importCloudtrail("during.json", file(record("during"))).statusCode(503);

        // Then
        phase("SHEDDING").body("shed", greaterThan(0));
        GatedPostgres.gate().open();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        Api.importCloudtrail("during.json", file(record("during")))
                                .statusCode(201)
                                .body("stored", equalTo(1)));
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> phase("NORMAL"));
        Api.importCloudtrail("during-again.json", file(record("before"), record("during")))
                .body("stored", equalTo(0))
                .body("duplicates", equalTo(2));
    }

    private static io.restassured.response.ValidatableResponse phase(String phase) {
        return Api.as("security-analyst")
                .get("/api/v1/store")
                .then()
                .statusCode(200)
                .body("phase", equalTo(phase));
    }
}
