package dev.attest.certification;

import static org.hamcrest.Matchers.equalTo;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A package is late when it reached its due date without a signature; one rule for every view.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class LateTest {
    private static final Duration AFTER_THE_DUE_DATE = Duration.ofDays(15);

    @Inject World world;

    private UUID campaign;
    private UUID maria;

    @BeforeEach
    void launch() {
        world.smallCompany();
        campaign = Api.start();
        maria = Api.packageOf("maria");
    }

    @Test
    void shouldCountWhatExpiresUnsigned() {
        // When
        world.pass(AFTER_THE_DUE_DATE);
        // Then
        shows("EXPIRED", true, 2);
    }

    @Test
    void shouldNotCountWhatWasSignedInTime() {
        // Given
        Api.decideAll("maria", maria, "REVOKE");
        Api.sign("maria", maria).then().statusCode(200);
        // When
        world.pass(AFTER_THE_DUE_DATE);
        // Then
        shows("SIGNED", false, 1);
    }

    @Test
    void shouldNotTurnLateAfterAnEarlyClosure() {
        // Given
        end("closure");
        // When
        world.pass(AFTER_THE_DUE_DATE);
        // Then
        shows("EXPIRED", false, 0);
    }

    @Test
    void shouldNotTurnLateAfterACancellation() {
        // Given
        end("cancellation");
        // When
        world.pass(AFTER_THE_DUE_DATE);
        // Then
        shows("CANCELLED", false, 0);
    }

    private void end(String how) {
        var address = "/api/v1/campaigns/" + campaign;
        Api.officer()
                .header("If-Match", Api.officer().get(address).getHeader("ETag"))
                .body(Map.of("reason", "another one follows"))
                .post(address + "/" + how)
                .then()
                .statusCode(200);
    }

    private void shows(String state, boolean late, int lateInCampaign) {
        Api.officer()
                .get("/api/v1/packages/" + maria)
                .then()
                .body("state", equalTo(state))
                .body("late", equalTo(late));
        Api.officer()
                .get("/api/v1/campaigns/" + campaign)
                .then()
                .body("progress.packagesLate", equalTo(lateInCampaign));
    }
}
