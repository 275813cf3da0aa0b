package dev.attest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// How long pages wait for a service that is busy.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class PatienceTest extends BrowserTest {

    /// The page of people asks first and is answered last.
    @Test
    void shouldWaitForRiskLongerWhereThePageIsAboutIt() {
        // Given
        var people = chromium.signedIn(Look.DESK, "chidi");
        var reviews = chromium.signedIn(Look.DESK, "maria");
        api.hold("/users");
        people.evaluate("() => { window.answer = fetch('/people').then(page => page.status); }");
        people.waitForCondition(() -> api.requests().contains("GET /users"));

        // When
        reviews.navigate(
                "/reviews/" + ReviewFixture.PACKAGE + "?show=all&item=" + ReviewFixture.item(4));
        api.release();

        // Then
        assertThat(reviews.textContent("main")).contains("risk-service does not answer");
        assertThat(people.evaluate("() => window.answer")).isEqualTo(200);
    }
}
