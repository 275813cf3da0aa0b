package dev.attest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.PackageView.State;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.IdentityProvider;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A manager at work: by mouse, by keyboard, without scripts, against somebody else's change, and
/// to the signature.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class ReviewingTest extends BrowserTest {

    private static final String REVIEW = "/reviews/" + ReviewFixture.PACKAGE;

    IdentityProvider provider;

    @BeforeEach
    void open() {
        provider.loginsAreOld(Duration.ZERO);
    }

    @Test
    void shouldDecideByKeyboardAlone() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var first = id(page, 0);
        var second = id(page, 1);

        // When
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("a");
        page.keyboard().type("On call until January");
        page.keyboard().press("Enter");
        decided(page, first);
        page.keyboard().press("r");
        decided(page, second);
        page.keyboard().press("u");
        page.waitForSelector("#item-" + second + ":not(.is-decided)");

        // Then
        assertThat(decision(first).outcome()).isEqualTo(Outcome.KEEP);
        assertThat(decision(first).comment()).isEqualTo("On call until January");
        assertThat(item(second).decision()).isNull();
    }

    @Test
    void shouldShowKeysFindAndDetailByKeyboard() {
        // Given
        var page = chromium.signedIn(Look.PHONE, "maria");
        page.navigate(REVIEW + "?show=all");

        // When
        page.keyboard().press("?");
        var keysOpen = page.isVisible("#keys");
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        var detailOpen = page.isVisible("#detail");
        page.keyboard().press("Escape");
        page.keyboard().press("/");

        // Then
        assertThat(keysOpen).isTrue();
        assertThat(detailOpen).isTrue();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("find");
    }

    @Test
    void shouldAskForReasonBeforeSending() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var line = id(page, 0);

        // When
        page.click("#item-" + line + " label.keep");

        // Then
        PlaywrightAssertions.assertThat(page.locator("#item-" + line + " .missing")).isVisible();
        assertThat(api.requests()).noneMatch(request -> request.endsWith("/decisions"));
    }

    @Test
    void shouldKeepAllRecommendedOfPerson() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW);

        // When
        var button = page.locator("button[name=keepRecommended] >> nth=0");
        int count = Integer.parseInt(button.innerText().replaceAll("\\D", ""));
        button.click();
        page.waitForSelector("#progress:has-text('" + count + " keep')");

        // Then
        assertThat(items()).filteredOn(item -> item.decision() != null).hasSize(count);
    }

    @Test
    void shouldDecideSelectedTogetherWithOneReason() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        page.check("#pick-" + id(page, 0));
        page.check("#pick-" + id(page, 4));

        // When
        page.click("button[name=bulk][value=REVOKE]");
        var asked = page.textContent("#picked-missing");
        page.fill("#bulk-comment", "The build moved");
        page.click("button[name=bulk][value=REVOKE]");
        page.waitForSelector("#progress:has-text('2 revoke')");

        // Then
        assertThat(asked).contains("1 of the 2");
        assertThat(items())
                .filteredOn(item -> item.decision() != null)
                .allMatch(item -> "The build moved".equals(decision(item.id()).comment()));
    }

    @Test
    void shouldNotLoseQuickChoicesOnTheSameLine() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var line = free(page);

        // When
        page.evaluate(
                """
                id => {
                  document.getElementById('keep-' + id).click();
                  document.getElementById('revoke-' + id).click();
                  document.getElementById('keep-' + id).click();
                }
                """,
                line.toString());
        page.waitForSelector("#item-" + line + ".is-decided #keep-" + line + ":checked");
        page.waitForFunction("!document.querySelector('.is-saving')");

        // Then
        PlaywrightAssertions.assertThat(page.locator("#keep-" + line)).isChecked();
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(decision(line).outcome()).isEqualTo(Outcome.KEEP));
    }

    @Test
    void shouldShowChangeMadeElsewhere() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var line = free(page);
        api.certification().changeElsewhere(ReviewFixture.PACKAGE);

        // When
        page.click("#item-" + line + " label.revoke");
        page.waitForSelector("text=This review changed in the meantime");
        var unsaved = item(line).decision();
        page.click("#item-" + line + " label.revoke");
        decided(page, line);

        // Then
        assertThat(unsaved).isNull();
        assertThat(decision(line).outcome()).isEqualTo(Outcome.REVOKE);
    }

    @Test
    void shouldAskBeforeADecisionOnItsWayIsLost() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var asked = new ArrayList<String>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        page.route(Pattern.compile("/decisions\\b"), neverAnswered -> {});
        page.click("#item-" + free(page) + " label.revoke");

        // When
        page.evaluate("setTimeout(() => { location.href = '/reviews'; })");

        // Then
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");
        assertThat(page.url()).contains(REVIEW);
    }

    @Test
    void shouldSayWhenServiceFails() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(REVIEW + "?show=all");
        var line = free(page);
        api.fail("/packages/" + ReviewFixture.PACKAGE + "/decisions");

        // When
        page.click("#item-" + line + " label.revoke");
        page.waitForSelector("#notice:has-text('certification-service failed')");

        // Then
        PlaywrightAssertions.assertThat(page.locator("#revoke-" + line)).not().isChecked();
    }

    @Test
    void shouldReviewAndSignWithoutScripts() {
        // Given
        var page = chromium.signedIn(Look.NO_SCRIPT, "maria");
        page.navigate("/reviews/" + ReviewFixture.SHORT);

        // When
        page.locator("label.revoke").all().forEach(choice -> choice.click());
        page.click("#foot button:has-text('Save decisions')");
        var refused = page.textContent("main");
        page.locator("label.keep").all().forEach(choice -> choice.click());
        page.locator(".reason input").all().stream()
                .filter(reason -> reason.isVisible())
                .forEach(reason -> reason.fill("Needed until the move"));
        page.click("#foot button:has-text('Save decisions')");
        page.click("a:has-text('Sign off…')");
        page.click("#sign");

        // Then
        assertThat(refused).contains("A reason is needed");
        assertThat(page.textContent("main")).contains("Signed.");
        assertThat(api.certification().pack(ReviewFixture.SHORT).state()).isEqualTo(State.SIGNED);
    }

    @Test
    void shouldAskBeforeRemovalsTakeAlongWhatIsKept() {
        // Given
        var page = chromium.signedIn(Look.NO_SCRIPT, "maria");
        page.navigate("/reviews/" + ReviewFixture.SHORT);
        page.locator("label.keep").all().forEach(choice -> choice.click());
        page.locator("label.revoke").first().click();
        page.locator(".reason input").all().stream()
                .filter(reason -> reason.isVisible())
                .forEach(reason -> reason.fill("Needed until the move"));
        page.click("#foot button:has-text('Save decisions')");
        page.click("a:has-text('Sign off…')");

        // When
        page.evaluate("document.getElementById('along').required = false");
        page.click("#sign");
        var refused = page.textContent("main");
        page.check("#along");
        page.click("#sign");

        // Then
        assertThat(refused)
                .contains("1 access that you keep goes too")
                .contains("takes along Read everything")
                .contains("Not signed. The removals take along what is kept.")
                .contains("Read everything in “payments-prod” storage goes along");
        assertThat(page.textContent("main")).contains("Signed.");
    }

    @Test
    void shouldSignOnlyAfterFreshLogin() {
        // Given
        provider.loginsAreOld(Duration.ofHours(1));
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate("/reviews/" + ReviewFixture.SHORT);
        page.locator(".pick input").all().forEach(box -> box.check());
        page.fill("#bulk-comment", "Moved to another team");
        page.click("button[name=bulk][value=REVOKE]");
        page.click("a:has-text('Sign off…')");

        // When
        var mayNotSignYet = page.locator("#sign").count();
        provider.loginsAreOld(Duration.ZERO);
        page.click("#relogin");
        Chromium.logIn(page, "maria");
        page.fill("#meaning", "I looked at each of them.");
        page.click("#sign");
        page.waitForSelector("text=Nothing here can change any more");

        // Then
        assertThat(mayNotSignYet).isZero();
        assertThat(api.certification().meanings()).containsExactly("I looked at each of them.");
    }

    @Test
    void shouldAskForALoginWhenTheServiceFindsItTooOld() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate("/reviews/" + ReviewFixture.SHORT);
        page.locator(".pick input").all().forEach(box -> box.check());
        page.fill("#bulk-comment", "Moved to another team");
        page.click("button[name=bulk][value=REVOKE]");
        page.click("a:has-text('Sign off…')");
        api.certification().findLoginsTooOld();

        // When
        page.click("#sign");
        page.waitForSelector("#relogin");

        // Then
        assertThat(page.textContent("main")).contains("A signature needs a login of just now.");
        assertThat(api.certification().meanings()).isEmpty();
    }

    /// The first line that may be kept or revoked without a reason.
    private static UUID free(Page page) {
        var line = page.locator(".item:not(:has(input.against))").first();
        return UUID.fromString(Objects.requireNonNull(line.getAttribute("data-item")));
    }

    private static UUID id(Page page, int line) {
        return UUID.fromString(
                Objects.requireNonNull(page.locator(".item").nth(line).getAttribute("data-item")));
    }

    private static void decided(Page page, UUID item) {
        page.waitForSelector("#item-" + item + ".is-decided:not(.is-saving)");
    }

    private List<ItemView> items() {
        return api.certification().items(ReviewFixture.PACKAGE);
    }

    private ItemView item(UUID id) {
        return items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }

    private ItemView.Decision decision(UUID id) {
        return Objects.requireNonNull(item(id).decision());
    }
}
