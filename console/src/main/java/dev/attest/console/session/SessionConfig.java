package dev.attest.console.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the console keeps sessions.
@ConfigMapping(prefix = "attest.console.session")
public interface SessionConfig {

    /// 32 bytes, base64: the key that encrypts tokens at rest. No default: a session store with a
    /// well-known key would only look encrypted. All replicas share one key.
    String key();

    /// How long a renewed session's predecessor still answers: requests that were under way with
    /// the old cookie must not be thrown out.
    @WithDefault("PT20S")
    Duration renewalGrace();

    /// How old a login may be to count as fresh when something is signed.
    @WithDefault("PT5M")
    Duration freshLogin();
}
