package dev.attest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.FakeApi;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page, light and dark, wide and narrow: nothing that axe finds, no refusal of the content
/// policy, no sideways scrolling. With `-Dscreenshots=DIR` it keeps a picture of each.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class PagesTest {

    FakeApi api;
    @TestHTTPResource URI console;

    private Chromium chromium;

    @BeforeEach
    void open() {
        api.reset();
        chromium = new Chromium(console);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    static List<Look> looks() {
        return Look.all();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void shouldShowReviewerPagesWithoutViolations(Look look) {
        // Given
        var page = chromium.signedIn(look, "maria");
        var findings = new ArrayList<String>();

        // When
        visit(page, look, "reviews", "/reviews", findings);
        visit(page, look, "review", "/reviews/" + ReviewFixture.PACKAGE + "?show=all", findings);
        visit(page, look, "review-late", "/reviews/" + ReviewFixture.SHORT, findings);
        visit(page, look, "review-signed", "/reviews/" + ReviewFixture.SIGNED, findings);
        visit(
                page,
                look,
                "review-no-match",
                "/reviews/" + ReviewFixture.PACKAGE + "?q=nonesuch",
                findings);
        visit(
                page,
                look,
                "review-item",
                "/reviews/" + ReviewFixture.PACKAGE + "?show=all&item=" + ReviewFixture.item(4),
                findings);
        decideAll(page);
        visit(page, look, "review-decided", "/reviews/" + ReviewFixture.SHORT, findings);
        visit(page, look, "signature", "/reviews/" + ReviewFixture.SHORT + "/signature", findings);
        visit(page, look, "remediations", "/remediations", findings);
        visit(page, look, "forbidden", "/alerts", findings);
        visit(page, look, "not-found", "/reviews/" + ReviewFixture.LATE, findings);
        api.fail("/packages");
        visit(page, look, "failed", "/reviews", findings);

        // Then
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void shouldShowOfficerPagesWithoutViolations(Look look) {
        // Given
        var page = chromium.signedIn(look, "chidi");
        var findings = new ArrayList<String>();

        // When
        visit(page, look, "inbox-empty", "/reviews", findings);
        visit(page, look, "campaigns", "/campaigns", findings);
        visit(page, look, "campaign", "/campaigns/" + ReviewFixture.CAMPAIGN, findings);
        visit(page, look, "campaign-start", "/campaigns/start", findings);
        visit(page, look, "review-read-only", "/reviews/" + ReviewFixture.LATE, findings);
        visit(
                page,
                look,
                "remediation",
                "/remediations/" + ReviewFixture.id("remediation-FAILED"),
                findings);
        visit(page, look, "reports", "/reports?made=" + ReviewFixture.id("report-pdf"), findings);
        visit(page, look, "alerts", "/alerts", findings);
        visit(page, look, "alert", "/alerts/a-1", findings);
        visit(page, look, "people", "/people", findings);
        visit(page, look, "person", "/people/p-1", findings);
        visit(page, look, "signed-out", "/signed-out", findings);

        // Then
        assertThat(findings).isEmpty();
    }

    private static void decideAll(Page page) {
        page.navigate("/reviews/" + ReviewFixture.SHORT);
        page.locator(".pick input").all().forEach(com.microsoft.playwright.Locator::check);
        page.fill("#bulk-comment", "Moved to another team");
        page.click("button[name=bulk][value=REVOKE]");
        page.waitForSelector("a:text('Sign off')");
    }

    private void visit(Page page, Look look, String name, String path, List<String> findings) {
        page.navigate(path);
        page.waitForLoadState();
        var sideways =
                (Boolean)
                        page.evaluate(
                                "document.documentElement.scrollWidth > document.documentElement.clientWidth");
        if (sideways) {
            findings.add(name + " " + look + " scrolls sideways");
        }
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(violation ->
                        findings.add(
                                name
                                        + " "
                                        + look
                                        + " "
                                        + violation.getId()
                                        + ": "
                                        + violation.getNodes().getFirst().getHtml()));
        chromium.complaints().stream()
                .filter(complaint -> !complaint.contains("Failed to load resource"))
                .forEach(complaint -> findings.add(name + " " + complaint));
        picture(page, look, name);
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
