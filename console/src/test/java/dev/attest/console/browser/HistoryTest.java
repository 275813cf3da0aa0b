package dev.attest.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// What happened to a package besides decisions is told where the package is.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class HistoryTest extends BrowserTest {

    @Test
    void shouldTellTheOfficerWhyAPackageIsUnsigned() {
        // Given
        var page = chromium.signedIn(Look.DESK, "chidi");

        // When
        page.navigate("/campaigns/" + ReviewFixture.CAMPAIGN);
        var history = page.locator("tr:has-text('Tunde Okafor') details.history");

        // Then
        assertThat(history.locator("summary")).containsText("Nobody to take over");
        assertThat(history.locator("summary")).containsText("and 2 earlier");
        assertThat(page.locator("details.history")).hasCount(2);
        told(history, "Tunde Okafor");
    }

    @Test
    void shouldTellTheReviewerWhatHappenedToTheirPackage() {
        // Given
        var page = chromium.signedIn(Look.PHONE, "maria");

        // When
        page.navigate("/reviews/" + ReviewFixture.SHORT);

        // Then
        told(page.locator("details.history"), "Maria Keller");

        // When
        page.navigate("/reviews/" + ReviewFixture.PACKAGE);

        // Then
        assertThat(page.locator("details.history")).hasCount(0);
    }

    private static void told(Locator history, String reviewer) {
        var entries = history.locator("li");
        assertThat(entries.first()).not().isVisible();
        history.locator("summary").click();
        assertThat(entries).hasCount(3);
        assertThat(entries.nth(0)).containsText("12 of 64 items are undecided.");
        assertThat(entries.nth(1)).containsText("Lena Haas may decide beside " + reviewer);
        assertThat(entries.nth(2)).isVisible();
    }
}
