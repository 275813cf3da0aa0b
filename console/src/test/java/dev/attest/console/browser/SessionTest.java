package dev.attest.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.attest.console.browser.Chromium.Look;
import dev.attest.console.fake.IdentityProvider;
import dev.attest.console.fake.ReviewFixture;
import dev.attest.console.fake.Surroundings;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a session is: a row here, a random id there, and nothing that could be carried away.
@QuarkusTest
@NeedsChromium
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init")
class SessionTest extends BrowserTest {

    IdentityProvider provider;

    @Inject DataSource database;

    @BeforeEach
    void open() throws SQLException {
        provider.tokensLive(300);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from console_session");
        }
    }

    @Test
    void shouldKeepTokensOutOfTheBrowser() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");

        // When
        page.navigate("/reviews/" + ReviewFixture.PACKAGE);
        var seen =
                page.content()
                        + page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
                        + page.context().cookies().stream().map(cookie -> cookie.value).toList();

        // Then
        assertThat(provider.problems()).isEmpty();
        assertThat(provider.tokens()).isNotEmpty().noneMatch(seen::contains);
        assertThat(sessionCookie(page).value).matches("[A-Za-z0-9_-]{43}");
        assertThat(sessionCookie(page).httpOnly).isTrue();
        assertThat(sessionCookie(page).sameSite.name()).isEqualTo("LAX");
    }

    @Test
    void shouldEncryptTokensAtRest() throws SQLException {
        // Given
        chromium.signedIn(Look.DESK, "maria");

        // When
        var rows = rows();

        // Then
        assertThat(rows).hasSize(1);
        assertThat(provider.tokens()).noneMatch(rows.getFirst()::contains);
    }

    @Test
    void shouldEndSessionOnSignOut() throws Exception {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        var cookie = sessionCookie(page);

        // When
        page.click(".me summary");
        page.click("text=Sign out");
        page.waitForURL("**/signed-out");

        // Then
        assertThat(provider.problems()).isEmpty();
        assertThat(rows()).isEmpty();
        assertThat(page.context().cookies()).noneMatch(left -> left.name.equals(cookie.name));
        assertThat(get("/reviews", "Cookie", cookie.name + "=" + cookie.value).statusCode())
                .isEqualTo(302);
    }

    @Test
    void shouldAskForLoginAgainAfterSignOut() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.click(".me summary");
        page.click("text=Sign out");
        page.waitForURL("**/signed-out**");

        // When
        page.navigate("/reviews");

        // Then
        assertThat(page.url()).startsWith(provider.url().toString());
    }

    @Test
    void shouldRenewSessionWithoutLosingRequestsUnderWay() throws Exception {
        // Given
        provider.tokensLive(1);
        var page = chromium.signedIn(Look.DESK, "maria");
        var before = sessionCookie(page);
        provider.tokensLive(300);

        // When
        org.awaitility.Awaitility.await()
                .until(() -> {
                    page.navigate("/reviews");
                    return !sessionCookie(page).value.equals(before.value);
                });
        var underWay = get("/reviews", "Cookie", before.name + "=" + before.value);

        // Then
        assertThat(page.url()).startsWith(console.toString());
        assertThat(underWay.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTellScriptsThatSessionEnded() throws Exception {
        // Given
        var path = "/reviews/" + ReviewFixture.PACKAGE;

        // When
        var response = get(path, "HX-Request", "true");

        // Then
        assertThat(response.statusCode()).isEqualTo(499);
    }

    @Test
    void shouldSaySoWhenSessionEndsUnderThePage() throws SQLException {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate("/reviews/" + ReviewFixture.PACKAGE + "?show=all");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from console_session");
        }

        // When
        page.click(".item >> nth=3 >> label.revoke");

        // Then
        page.waitForSelector("#notice:has-text('Your session has ended')");
    }

    @Test
    void shouldRefuseWhatOtherSitesSend() throws Exception {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        var cookie = sessionCookie(page);
        var path = "/reviews/" + ReviewFixture.PACKAGE + "/decisions";

        // When
        var crossSite = post(path, cookie, "Sec-Fetch-Site", "cross-site");
        var sameSite = post(path, cookie, "Sec-Fetch-Site", "same-site");
        var otherOrigin = post(path, cookie, "Origin", "https://evil.example");
        var unknown = post(path, cookie, "X-Nothing", "here");
        var logout = get("/logout", "Cookie", cookie.name + "=" + cookie.value);

        // Then
        assertThat(List.of(crossSite, sameSite, otherOrigin, unknown)).containsOnly(403);
        assertThat(logout.statusCode()).isEqualTo(405);
        assertThat(api.requests()).noneMatch(request -> request.endsWith("/decisions"));
    }

    @Test
    void shouldRefuseFormOfAnotherSiteInTheBrowser() {
        // Given
        var page = chromium.signedIn(Look.DESK, "maria");
        page.navigate(provider.url() + "/elsewhere");
        page.setContent(
                "<form method=post action='"
                        + console
                        + "reviews/"
                        + ReviewFixture.PACKAGE
                        + "/decisions'><input name=version value=7><button>go</button></form>");

        // When
        var answer = page.waitForNavigation(() -> page.click("button"));

        // Then
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void shouldSendStrictHeaders() throws Exception {
        // Given
        var path = "/signed-out";

        // When
        var headers = get(path, "Accept", "text/html").headers();

        // Then
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void shouldServeAssetsForGood() throws Exception {
        // Given
        var html = get("/signed-out", "Accept", "text/html").body();
        var path = html.replaceAll("(?s).*href=\"(/assets/[0-9a-f]{16}/base.css)\".*", "$1");

        // When
        var asset = get(path, "Accept", "*/*");
        var outdated = get(path.replaceAll("[0-9a-f]{16}", "0000000000000000"), "Accept", "*/*");

        // Then
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(outdated.statusCode()).isEqualTo(404);
    }

    private static Cookie sessionCookie(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> rows() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select tokens from console_session")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
            return found;
        }
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(console.resolve(path)).header(header, value));
    }

    private int post(String path, Cookie cookie, String header, String value)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(console.resolve(path))
                        .header("Cookie", cookie.name + "=" + cookie.value)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString("version=7")))
                .statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
