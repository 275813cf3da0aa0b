package dev.attest.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// A headless Chromium for one test class; each context is a browser of its own with its own
/// cookies.
public final class Chromium implements AutoCloseable {

    /// Slow machines run these tests, too.
    private static final int PATIENCE_MILLIS = 30_000;

    static final Path PATH =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));

    private final URI console;
    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(PATH)
                                    .setArgs(List.of("--no-sandbox")));
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    public Chromium(URI console) {
        this.console = console;
    }

    public record Look(int width, ColorScheme scheme, boolean script) {

        static final Look DESK = new Look(1440, ColorScheme.LIGHT, true);
        static final Look PHONE = new Look(390, ColorScheme.LIGHT, true);
        static final Look NO_SCRIPT = new Look(1440, ColorScheme.LIGHT, false);

        static List<Look> all() {
            return List.of(
                    DESK,
                    PHONE,
                    new Look(1440, ColorScheme.DARK, true),
                    new Look(390, ColorScheme.DARK, true));
        }
    }

    /// A fresh browser, not signed in.
    Page page(Look look) {
        var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(console.toString())
                                .setViewportSize(look.width(), 900)
                                .setColorScheme(look.scheme())
                                // Colours are judged as they are, not on their way.
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setJavaScriptEnabled(look.script())
                                .setTimezoneId("Europe/Berlin")
                                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    Page signedIn(Look look, String person) {
        var page = page(look);
        page.navigate("/");
        logIn(page, person);
        return page;
    }

    static void logIn(Page page, String person) {
        page.fill("#username", person);
        page.click("#kc-login");
        page.waitForURL(url -> !url.contains("/login") && !url.contains("/authorize"));
    }

    /// What the browser complained about: script errors and refusals of the content policy.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Closes the contexts of one test.
    void forget() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        complaints.clear();
    }

    @Override
    public void close() {
        forget();
        browser.close();
        playwright.close();
    }
}
