package dev.attest.console.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the console keeps sessions.
@ConfigMapping(prefix = "attest.console.session")
public interface SessionConfig {

    /// How long a renewed session's predecessor still answers: requests that were under way with
    /// the old cookie must not be thrown out.
    @WithDefault("PT20S")
    Duration renewalGrace();

    /// How old a login may be before the page to sign asks for another one; certification-service
    /// has the last word (`attest.certification.sign-off.max-login-age`).
    @WithDefault("PT5M")
    Duration freshLogin();

    /// How often expired sessions are removed.
    @WithDefault("10m")
    String sweep();
}
