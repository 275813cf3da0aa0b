package dev.attest.sample.trail;

import java.time.Instant;

/// `ConsoleLogin` as the sign-in service writes it.
final class SignIn {

    private static final String WHERE =
            "{\"LoginTo\":\"https://console.aws.amazon.com/console/home?hashArgs=%%23&isauthcode=true\","
                    + "\"MobileVersion\":\"No\",\"MFAUsed\":\"%s\"}";

    private SignIn() {}

    static Happening success(Instant at, String region, boolean mfa) {
        return Happening.of(at, region, "signin", "ConsoleLogin", false)
                .answered("{\"ConsoleLogin\":\"Success\"}")
                .with(WHERE.formatted(mfa ? "Yes" : "No"));
    }

    static Happening failure(Instant at, String region) {
        return Happening.of(at, region, "signin", "ConsoleLogin", false)
                .refused(null, "Failed authentication")
                .answered("{\"ConsoleLogin\":\"Failure\"}")
                .with(WHERE.formatted("No"));
    }
}
