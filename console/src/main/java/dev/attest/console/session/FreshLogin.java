package dev.attest.console.session;

import dev.attest.rest.Caller;
import io.quarkus.oidc.OidcSession;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a signature asks for beyond a session: that the person has just proved who they are.
@RequestScoped
public class FreshLogin {

    private final Caller caller;
    private final OidcSession session;
    private final SessionConfig config;
    private final Clock clock;

    FreshLogin(Caller caller, OidcSession session, SessionConfig config, Clock clock) {
        this.caller = caller;
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    /// When the person last entered their credentials, as the identity provider says. A refreshed
    /// token keeps the time of the login.
    public Optional<Instant> at() {
        return caller.authenticatedAt();
    }

    public boolean isFresh() {
        return at().filter(at ->
                        Duration.between(at, clock.instant()).compareTo(config.freshLogin()) <= 0)
                .isPresent();
    }

    public Duration limit() {
        return config.freshLogin();
    }

    /// Ends this session, so that the next page asks for a login. The provider is told to ask for
    /// credentials by `prompt=login` in the address of that page.
    public void ask() {
        session.logout().await().atMost(Duration.ofSeconds(5));
    }
}
