package dev.attest.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service itself asks for a login of just now, whatever client signs.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
class SignatureTest {
    private static final String MARIA = "maria@meridian.example";

    @Inject World world;

    private UUID maria;
    private String etag;

    @BeforeEach
    void decided() {
        world.smallCompany();
        Api.start();
        maria = Api.packageOf("maria");
        Api.decideAll("maria", maria, "REVOKE");
        etag = Api.etag("maria", maria);
    }

    @Test
    void shouldTakeAnOldLoginForNoSignature() {
        // Given
        var login = TestClock.get().instant().minus(Duration.ofMinutes(5)).minusSeconds(1);
        // When
        var answer = Api.sign(Api.with(TestTokens.humanSince(login, MARIA)), maria, etag);
        // Then
        answer.then()
                .statusCode(403)
                .body("code", equalTo("login-too-old"))
                .body("detail", containsString("300 seconds"));
        assertThat(world.told()).doesNotContain("PackageSignedOff");
    }

    @Test
    void shouldSignWithTheLastMomentOfALogin() {
        // Given
        var login = TestClock.get().instant().minus(Duration.ofMinutes(5));
        // When
        var answer = Api.sign(Api.with(TestTokens.humanSince(login, MARIA)), maria, etag);
        // Then
        answer.then().statusCode(200);
        assertThat(world.told("PackageSignedOff"))
                .singleElement()
                .asString()
                .contains(login.toString());
    }

    @Test
    void shouldRefuseATokenThatDoesNotTellTheLogin() {
        // Given
        var token =
                TestTokens.humanWithoutLogin(TestClock.get().instant(), "attest-console", MARIA);
        // Then
        Api.sign(Api.with(token), maria, etag)
                .then()
                .statusCode(403)
                .body("code", equalTo("login-too-old"));
    }

    @Test
    void shouldTakeTheIssueForTheLoginOfAClientThatRefreshesNothing() {
        // Given
        var now = TestClock.get().instant();
        var old = TestTokens.humanWithoutLogin(now.minus(Duration.ofHours(1)), "attest-cli", MARIA);
        var fresh = TestTokens.humanWithoutLogin(now, "attest-cli", MARIA);
        // Then
        Api.sign(Api.with(old), maria, etag).then().statusCode(403);
        Api.sign(Api.with(fresh), maria, etag).then().statusCode(200);
        assertThat(world.told("PackageSignedOff"))
                .singleElement()
                .asString()
                .contains(now.toString());
    }
}
