package dev.attest.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Makes the service trust the tokens of [TestTokens]; no identity provider runs.
public final class OidcResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.public-key", TestTokens.publicKey(),
                "quarkus.oidc.application-type", "service",
                "quarkus.oidc.token.audience", "attest-api",
                "quarkus.oidc.roles.role-claim-path", "realm_access/roles");
    }

    @Override
    public void stop() {}
}
