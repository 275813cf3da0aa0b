package dev.attest.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A package, an inbox and a campaign that are too large to be read whole.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class LargeReviewTest extends BrowserTest {

    private static final UUID LARGE = ReviewFixture.id("package-large");
    private static final String REVIEW = "/reviews/" + LARGE;

    @BeforeEach
    void open() {
        api.certification().addPackage(LARGE, 12_001);
    }

    @Test
    void shouldOpenAPackageOfTwelveThousandPageByPage() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");

        // When
        page.navigate(REVIEW + "?show=all");

        // Then
        var pages = page.locator("nav[aria-label=Pages]");
        assertThat(page.locator(".item")).hasCount(100);
        assertThat(pages).containsText("1 to 100 of 12,001");
        assertThat(api.certification().served()).isLessThan(120);

        // When
        var first = item(page);
        page.click("text=Next 100");
        page.click("text=Next 100");

        // Then
        assertThat(pages).containsText("201 to 300 of 12,001");
        page.click("text=Previous 100");
        assertThat(pages).containsText("101 to 200 of 12,001");
        page.click("text=Previous 100");
        assertThat(pages).containsText("1 to 100 of 12,001");
        assertThat(item(page)).isEqualTo(first);
    }

    @Test
    void shouldReadNoMoreThanAClickConcerns() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var line = page.locator(".item").first();
        var id = Objects.requireNonNull(line.getAttribute("data-item"));
        int before = api.certification().served();

        // When
        page.click("#item-" + id + " label.revoke");
        page.waitForSelector("#item-" + id + ".is-decided:not(.is-saving)");

        // Then
        assertThat(api.certification().served() - before).isLessThan(20);
        assertThat(page.locator("#progress")).containsText("1 of 12,001 decided");
        assertThat(page.locator("#show")).hasValue("all");
    }

    @Test
    void shouldFindInTheWholePackage() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");

        // When
        page.fill("#find", "trail in 5 accounts");
        page.waitForURL(url -> url.contains("q=trail"));

        // Then
        assertThat(page.locator("nav[aria-label=Pages]")).containsText("Page 1");
        assertThat(page.locator(".item >> nth=0")).containsText("Reads CloudTrail in 5 accounts.");
        assertThat(page.locator(".item >> nth=99")).containsText("Reads CloudTrail in 5 accounts.");
    }

    @Test
    void shouldStayOnThePageWithoutScripts() {
        // Given
        var page = chromium.signedIn(Look.NO_SCRIPT, "maria");
        page.navigate(REVIEW + "?show=all");
        page.click("text=Next 100");
        var line = page.locator(".item").first();
        var id = Objects.requireNonNull(line.getAttribute("data-item"));

        // When
        page.click("#item-" + id + " label.revoke");
        page.click("#foot button:has-text('Save decisions')");

        // Then
        assertThat(page.locator("#item-" + id))
                .hasClass(java.util.regex.Pattern.compile("is-decided"));
        assertThat(page.locator("nav[aria-label=Pages]")).containsText("101 to 200 of 12,001");
    }

    @Test
    void shouldPageAnInboxAndACampaignOfManyPackages() {
        // Given
        for (int i = 0; i < 620; i++) {
            api.certification().addPackage(ReviewFixture.id("package-" + i), 1);
        }
        var page = chromium.signedIn(Look.DESK, "maria");

        // When
        page.navigate("/reviews");

        // Then
        assertThat(page.locator("li.card")).hasCount(100);
        page.click("text=Next 100");
        assertThat(page.locator("li.card")).hasCount(100);

        // When
        page.navigate("/campaigns/" + ReviewFixture.CAMPAIGN);
        var rows = page.locator("[aria-labelledby=reviewers] tbody tr");

        // Then
        assertThat(rows).hasCount(500);
        page.click("text=Next 500");
        assertThat(rows).hasCount(125);
    }

    private static String item(Page page) {
        return Objects.requireNonNull(page.locator(".item").first().getAttribute("data-item"));
    }
}
