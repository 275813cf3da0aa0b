package dev.attest.console.browser;

import dev.attest.console.fake.FakeApi;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A browser in front of the console, and behind it services as they are at the beginning.
@SuppressWarnings("NullAway.Init")
abstract class BrowserTest {

    FakeApi api;
    @TestHTTPResource URI console;

    Chromium chromium;

    @BeforeEach
    void openBrowser() {
        api.reset();
        chromium = new Chromium(console);
    }

    @AfterEach
    void closeBrowser() {
        chromium.close();
    }
}
