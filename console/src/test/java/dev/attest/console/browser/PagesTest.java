package dev.attest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every page, light and dark, wide and narrow: nothing that axe finds, no refusal of the content
/// policy, no sideways scrolling. With `-Dscreenshots=DIR` it keeps a picture of each.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class PagesTest extends BrowserTest {
    /// Pages that are shown when something does not work.
    private static final Set<String> FAILURES = Set.of("forbidden", "not-found", "failed");

    private static final String REVIEW = "/reviews/" + ReviewFixture.PACKAGE;
    private static final String REMOVALS = "/remediations/";

    /// The element that reaches furthest to the right, when the page is wider than the window.
    private static final String SIDEWAYS =
            """
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return null;
              const right = element => element.getBoundingClientRect().right;
              const widest = [...document.querySelectorAll('main *')]
                  .reduce((a, b) => right(b) > right(a) ? b : a);
              return widest.outerHTML.slice(0, 200) + ' reaches ' + right(widest);
            }
            """;

    /// How many lines the words of an element take.
    private static final String LINES =
            """
            element => {
              const words = document.createRange();
              words.selectNodeContents(element);
              return new Set([...words.getClientRects()].map(line => line.top)).size;
            }
            """;

    @Test
    void shouldShowReviewerPagesWithoutViolations() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        var findings = new ArrayList<String>();

        // When
        visit(page, "reviews", "/reviews", findings);
        visit(page, "review", REVIEW + "?show=all", findings);
        visit(page, "review-late", "/reviews/" + ReviewFixture.SHORT, findings);
        unfold(page, "review-history", findings);
        visit(page, "review-signed", "/reviews/" + ReviewFixture.SIGNED, findings);
        visit(page, "review-no-match", REVIEW + "?q=nonesuch", findings);
        visit(page, "review-item", REVIEW + "?show=all&item=" + ReviewFixture.item(4), findings);
        decideAll(page);
        visit(page, "review-decided", "/reviews/" + ReviewFixture.SHORT + "?show=all", findings);
        visit(page, "signature", "/reviews/" + ReviewFixture.SHORT + "/signature", findings);
        visit(page, "remediations", "/remediations", findings);
        visit(page, "forbidden", "/alerts", findings);
        visit(page, "not-found", "/reviews/" + ReviewFixture.LATE, findings);
        api.fail("/packages");
        visit(page, "failed", "/reviews", findings);

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldShowOfficerPagesWithoutViolations() {
        // Given
        var page = chromium.signedIn(Look.DESK, "chidi");
        var findings = new ArrayList<String>();

        // When
        visit(page, "inbox-empty", "/reviews", findings);
        visit(page, "campaigns", "/campaigns", findings);
        visit(page, "campaign", "/campaigns/" + ReviewFixture.CAMPAIGN, findings);
        unfold(page, "campaign-history", findings);
        visit(page, "campaign-start", "/campaigns/start", findings);
        visit(page, "review-read-only", "/reviews/" + ReviewFixture.LATE, findings);
        visit(page, "remediation", REMOVALS + ReviewFixture.id("remediation-FAILED"), findings);
        visit(page, "reports", "/reports?made=" + ReviewFixture.id("report-pdf"), findings);
        visit(page, "alerts", "/alerts", findings);
        visit(page, "alert", "/alerts/a-1", findings);
        visit(page, "people", "/people", findings);
        visit(page, "person", "/people/p-1", findings);
        visit(page, "signed-out", "/signed-out", findings);

        // Then
        assertThat(findings).isEmpty();
    }

    /// What a button says stands in one line, however narrow its column is.
    @Test
    void shouldBreakNoWordsOfAButtonInATable() {
        // Given
        var page = chromium.signedIn(new Look(700, ColorScheme.LIGHT, true), "chidi");

        // When
        page.navigate("/campaigns/" + ReviewFixture.CAMPAIGN);

        // Then
        assertThat(page.locator("td .btn").all())
                .isNotEmpty()
                .allSatisfy(button -> assertThat(button.evaluate(LINES)).isEqualTo(1));
    }

    @Test
    void shouldSayOfAFilterNoMoreThanThatNothingFits() {
        // Given
        var page = chromium.signedIn(Look.DESK, "chidi");
        var findings = new ArrayList<String>();

        // When
        visit(page, "alerts-none", "/alerts?severity=CRITICAL&state=CLOSED", findings);

        // Then
        assertThat(page.textContent("main"))
                .contains("No alert under this filter")
                .doesNotContain("No rule matched");
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldShowTheRecordOfAnAlertToWhoMayReadActivity() {
        // Given
        var analyst = chromium.signedIn(Look.PHONE, "ravi");
        var officer = chromium.signedIn(Look.DESK, "chidi");
        var findings = new ArrayList<String>();

        // When
        var home = analyst.url();
        visit(analyst, "alert-record", "/alerts/a-1", findings);
        officer.navigate("/alerts/a-1");

        // Then
        assertThat(home).endsWith("/alerts");
        assertThat(analyst.textContent("main")).contains("203.0.113.7").contains("<b>&");
        assertThat(officer.textContent("main")).doesNotContain("203.0.113.7");
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldTakeAnAlertFurtherAndTellWhatWasDone() {
        // Given
        var page = chromium.signedIn(Look.PHONE, "ravi");
        var findings = new ArrayList<String>();

        // When
        page.navigate("/alerts/a-1");
        page.fill("textarea[name=words]", "asked the owner");
        page.fill("input[name=assignee]", "lena.hoffmann@meridian.example");
        page.click("button[value=ASSIGN]");
        page.waitForSelector("#history");
        look(page, "alert-assigned", findings);
        page.click("button[value=CLOSE]");
        page.waitForSelector(".note[role=alert]");

        // Then
        assertThat(page.textContent("main"))
                .contains("asked the owner")
                .contains("lena.hoffmann@meridian.example")
                .contains("Give a reason");
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldShowAnAlertWhoseRecordIsNoLongerKept() {
        // Given
        var analyst = chromium.signedIn(Look.PHONE, "ravi");
        var officer = chromium.signedIn(Look.DESK, "chidi");
        var findings = new ArrayList<String>();

        // When
        visit(analyst, "alert-without-record", "/alerts/a-4", findings);
        officer.navigate("/alerts/a-4");

        // Then
        assertThat(analyst.textContent("main"))
                .contains("The record is no longer kept")
                .contains("ConsoleLogin")
                .contains("Ask the account’s owner");
        assertThat(officer.textContent("main")).doesNotContain("no longer kept");
        assertThat(findings).isEmpty();
    }

    private static void decideAll(Page page) {
        page.navigate("/reviews/" + ReviewFixture.SHORT);
        page.locator(".pick input").all().forEach(Locator::check);
        page.fill("#bulk-comment", "Moved to another team");
        page.click("button[name=bulk][value=REVOKE]");
        page.waitForSelector("a:text('Sign off')");
        // whoever leaves while an answer is under way, aborts it
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void visit(Page page, String name, String path, List<String> findings) {
        int status = Objects.requireNonNull(page.navigate(path)).status();
        if (status != 200 && !FAILURES.contains(name)) {
            findings.add(name + " answers " + status);
        }
        page.waitForLoadState();
        look(page, name, findings);
    }

    /// The same page with what happened shown in full.
    private void unfold(Page page, String name, List<String> findings) {
        page.locator("details.history summary").all().forEach(Locator::click);
        look(page, name, findings);
    }

    private void look(Page page, String name, List<String> findings) {
        for (Look look : Look.all()) {
            page.setViewportSize(look.width(), 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
            judge(page, name + " " + look.width() + " " + look.scheme(), findings);
            picture(page, look, name);
        }
        chromium.complaints().stream()
                .filter(complaint -> !complaint.contains("Failed to load resource"))
                .forEach(complaint -> findings.add(name + " " + complaint));
    }

    private static void judge(Page page, String where, List<String> findings) {
        if (page.evaluate(SIDEWAYS) instanceof String widest) {
            findings.add(where + " scrolls sideways: " + widest);
        }
        // In one page: ours have no frames, and opening another for each run takes longest.
        new AxeBuilder(page)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(found ->
                        findings.add(
                                where
                                        + " "
                                        + found.getId()
                                        + ": "
                                        + found.getNodes().getFirst().getHtml()));
    }

    private static void picture(Page page, Look look, String name) {
        var folder = System.getProperty("screenshots");
        if (folder != null) {
            var file =
                    "%s-%d-%s.png"
                            .formatted(
                                    name,
                                    look.width(),
                                    look.scheme().name().toLowerCase(Locale.ROOT));
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, file))
                            .setFullPage(!name.startsWith("review-item")));
        }
    }
}
