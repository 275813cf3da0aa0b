package dev.attest.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OidcResource.class)
class CallerTest {

    @Test
    void shouldKnowAHumanByTheVerifiedAddressInLowerCase() {
        me(TestTokens.of("compliance-officer", "Chidi.Okoro@meridian.example"))
                .body("email", equalTo("chidi.okoro@meridian.example"))
                .body("name", equalTo("chidi.okoro@meridian.example"))
                .body("service", equalTo(false))
                .body("seesAll", equalTo(true))
                .body("mayStart", equalTo(true))
                .body("loggedIn", equalTo(true));
    }

    @Test
    void shouldKnowNoLoginWhereTheTokenTellsNone() {
        me(TestTokens.humanWithoutLogin(
                        Instant.EPOCH.plusSeconds(1), "attest-cli", "chidi@meridian.example"))
                .body("loggedIn", equalTo(false))
                .body("client", equalTo("attest-cli"))
                .body("issued", equalTo("1970-01-01T00:00:01Z"));
    }

    @Test
    void shouldKnowAServiceByItsClient() {
        me(TestTokens.service("automation", "attest-cli"))
                .body("email", equalTo(""))
                .body("name", equalTo("attest-cli"))
                .body("service", equalTo(true))
                .body("loggedIn", equalTo(false));
    }

    @Test
    void shouldLetSomebodyWithoutARoleSeeWhatConcernsThem() {
        me(TestTokens.human("jonas.brandt@meridian.example"))
                .body("seesAll", equalTo(false))
                .body("mayStart", equalTo(false));
    }

    @Test
    void shouldNotTrustAnUnverifiedAddress() {
        given().auth()
                .oauth2(TestTokens.humanWithUnverifiedEmail("chidi.okoro@meridian.example"))
                .get("/api/v1/things/me")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNameAHumanWithoutAVerifiedAddressByTheAccountAndNotByTheSharedClient() {
        me(TestTokens.humanWithUnverifiedEmail("ravi@meridian.example", "security-analyst"))
                .body("email", equalTo(""))
                .body("name", equalTo("ravi"))
                .body("client", equalTo("attest-console"));
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/api/v1/things/me").then().statusCode(200);
    }
}
