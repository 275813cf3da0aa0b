package dev.attest.risk.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rest.RolePermissions;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.OpenApiContract;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.RoleWalk;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the API promises: its document, who is let in, and how it refuses.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class RiskContractTest {

    @TestHTTPResource URI service;

    @Test
    void shouldLetInWhomTheDocumentSays() {
        // When // Then
        assertThat(new RoleWalk(service, RolePermissions.matrix()).findings()).isEmpty();
    }

    @Test
    void shouldServeTheCommittedDocument() {
        // When // Then
        assertThat(OpenApiContract.differences(service, "risk")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 400",
        "limit=501, 400",
        "limit=many, 400",
        "cursor=nonsense, 400",
        "cursor=AAFhAAFi, 400",
        "level=SEVERE, 400",
    })
    void shouldRefuseBadQueriesAsProblems(String query, int status) {
        // Given
        String token = TestTokens.of("auditor", "amelia.wright@meridian.example");

        // When // Then
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/users?" + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", Matchers.notNullValue());
    }

    @Test
    void shouldAnswer404ForWhatIsNoId() {
        // Given
        String token = TestTokens.of("auditor", "amelia.wright@meridian.example");

        // When // Then
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/users/not-an-id")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
