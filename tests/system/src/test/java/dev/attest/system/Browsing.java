package dev.attest.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A headless Chromium in front of the console.
final class Browsing implements AutoCloseable {
    static final Path CHROMIUM =
            Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
    private static final int PATIENCE_MILLIS = 30_000;

    private final Stack stack;
    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(CHROMIUM)
                                    .setArgs(List.of("--no-sandbox")));

    Browsing(Stack stack) {
        this.stack = stack;
    }

    /// A page of somebody who went through Keycloak's login.
    Page signedIn(String userName) {
        var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(stack.console().toString())
                                .setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.navigate("/");
        page.fill("#username", userName);
        page.fill("#password", stack.demoPassword());
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(stack.console().toString()));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
