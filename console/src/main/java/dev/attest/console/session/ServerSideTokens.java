package dev.attest.console.session;

import static io.quarkus.oidc.runtime.CodeAuthenticationMechanism.SESSION_MAX_AGE_PARAM;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;

/// Keeps the tokens of a session in the database. The browser's cookie carries 256 random bits and
/// nothing else.
@Alternative
@Priority(1)
@ApplicationScoped
public class ServerSideTokens implements TokenStateManager {

    private static final int ID_BYTES = 32;

    /// Set by the OIDC layer on a request in whose course the tokens were refreshed: then the old
    /// session is replaced, and nobody signed out.
    private static final String REFRESHED = "refresh_token_grant_response";

    private final Sessions sessions;
    private final TokenVault vault;
    private final SessionConfig config;
    private final SecureRandom random;
    private final Clock clock;

    ServerSideTokens(
            Sessions sessions,
            TokenVault vault,
            SessionConfig config,
            SecureRandom random,
            Clock clock) {
        this.sessions = sessions;
        this.vault = vault;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext request,
            OidcTenantConfig oidc,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        long seconds = Objects.requireNonNull(request.<Long>get(SESSION_MAX_AGE_PARAM));
        return context.runBlocking(() -> {
            var bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            var hash = hash(id);
            sessions.open(hash, vault.seal(tokens, hash), clock.instant().plusSeconds(seconds));
            return id;
        });
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig oidc,
            String id,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return context.runBlocking(() -> {
            var hash = hash(id);
            return sessions.find(hash)
                    .map(sealed -> vault.open(sealed, hash))
                    .orElseThrow(() -> new AuthenticationFailedException("No such session"));
        });
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext request,
            OidcTenantConfig oidc,
            String id,
            OidcRequestContext<Void> context) {
        boolean renewed = request.get(REFRESHED) != null;
        return context.runBlocking(() -> {
            var hash = hash(id);
            if (renewed) {
                sessions.endAt(hash, clock.instant().plus(config.renewalGrace()));
            } else {
                sessions.end(hash);
            }
            return null;
        });
    }

    private static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
