package dev.attest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is answered to steps of an alert that cannot be taken: a page that says what to do.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class AlertStepsTest extends BrowserTest {

    private static final String ALERT = "Root signed in to the console";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a-1 | ASSIGN | \"6\" | noor@x.example | '' | 409 | below; decide again",
                "a-1 | ASSIGN | \"7\" | ' ' | '' | 422 | Give the e-mail address of whom",
                "a-1 | ASSIGN | \"7\" | noor | '' | 400 | /assignee must be an e-mail address",
                "a-1 | CLOSE | \"7\" | '' | '' | 422 | Give a reason",
                "a-1 | '' | \"7\" | '' | '' | 422 | Say what is to be done",
                "a-3 | CLOSE | \"7\" | '' | a drill | 403 | about you: somebody else closes it",
            })
    void shouldShowTheAlertAndSayWhyTheStepWasNotTaken(
            String id,
            String step,
            String version,
            String assignee,
            String words,
            int status,
            String why) {
        // When
        var answer = post(id, step, version, assignee, words);

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(why).contains(ALERT).doesNotContain("What was done");
    }

    @ParameterizedTest
    @CsvSource({"SHRUG,'\"7\"',400,not one that this page sends", "ACKNOWLEDGE,'',428,If-Match"})
    void shouldRefuseWhatThePageNeverSends(String step, String version, int status, String why) {
        // When
        var answer = post("a-1", step, version, "", "");

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(why).contains("Nothing was changed");
    }

    @Test
    void shouldHandOverToTheAddressThatWasTyped() {
        // Given
        var page = chromium.signedIn(Look.DESK, "ravi");
        page.navigate("/alerts/a-1");
        page.fill("input[name=assignee]", "noor@x.example");

        // When
        page.press("input[name=assignee]", "Enter");
        page.waitForSelector("#history");

        // Then
        assertThat(api.requests()).contains("POST /alerts/a-1/assignment");
    }

    @Test
    void shouldLeadToTheStepsThatAPageDoesNotShow() {
        // Given
        var page = chromium.signedIn(Look.DESK, "ravi");

        // When
        page.navigate("/alerts/a-5");
        var first = steps(page);
        page.click("a:text('Next 100')");
        page.waitForURL("**steps=p100*");
        var second = steps(page);
        page.click("a:text('Next 100')");
        page.waitForURL("**steps=p200*");
        var last = steps(page);
        var findings = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();

        // Then
        assertThat(first)
                .contains("The first 100 steps")
                .contains("There are more")
                .contains("step 100")
                .doesNotContain("step 101");
        assertThat(second).contains("step 101").contains("step 200").doesNotContain("step 201");
        assertThat(last).contains("The last 50 steps").contains("step 250").doesNotContain("Next");
        assertThat(findings).isEmpty();
        page.click("a:text('First 100')");
        page.waitForSelector("text=The first 100 steps");
    }

    private static String steps(Page page) {
        return page.textContent(".section:has(#history)");
    }

    private APIResponse post(
            String id, String step, String version, String assignee, String words) {
        var form =
                FormData.create()
                        .set("step", step)
                        .set("version", version)
                        .set("words", words)
                        .set("assignee", assignee);
        return chromium.signedIn(Look.DESK, "ravi")
                .request()
                .post(
                        "/alerts/" + id + "/steps",
                        RequestOptions.create()
                                .setForm(form)
                                .setHeader("Origin", "http://" + console.getAuthority()));
    }
}
