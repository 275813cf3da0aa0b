package dev.attest.console.session;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/// Signing out, here and at the identity provider. This server tells the provider itself: a logout
/// by redirect would carry the ID token through the browser.
@Path("/logout")
@Authenticated
public class SignOutResource {

    private final ProviderSession provider;
    private final OidcSession session;

    SignOutResource(ProviderSession provider, OidcSession session) {
        this.provider = provider;
        this.session = session;
    }

    @POST
    public Response signOut() {
        provider.end();
        session.logout().await().atMost(Duration.ofSeconds(5));
        return Response.seeOther(URI.create("/signed-out")).build();
    }
}
