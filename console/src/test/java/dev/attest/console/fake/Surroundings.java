package dev.attest.console.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts what the console needs around it and gives it to the tests.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    private @Nullable IdentityProvider provider;
    private @Nullable FakeApi api;

    @Override
    public Map<String, String> start() {
        provider = new IdentityProvider();
        api = new FakeApi();
        var url = api.url().toString();
        return Map.of(
                "quarkus.oidc.auth-server-url",
                provider.url().toString(),
                "quarkus.oidc.credentials.secret",
                IdentityProvider.SECRET,
                "quarkus.oidc.authentication.state-secret",
                "0123456789abcdef0123456789abcdef",
                "quarkus.oidc.token-state-manager.encryption-secret",
                "fedcba9876543210fedcba9876543210",
                "attest.certification.url",
                url,
                "attest.collector.url",
                url,
                "attest.risk.url",
                url,
                "attest.reporting.url",
                url);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(provider),
                new TestInjector.MatchesType(IdentityProvider.class));
        injector.injectIntoFields(
                Objects.requireNonNull(api), new TestInjector.MatchesType(FakeApi.class));
    }

    @Override
    public void stop() {
        if (provider != null) {
            provider.close();
        }
        if (api != null) {
            api.close();
        }
    }
}
