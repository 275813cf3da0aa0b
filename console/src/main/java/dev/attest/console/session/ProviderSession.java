package dev.attest.console.session;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.RefreshToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The person's session at the identity provider.
@RequestScoped
class ProviderSession {

    private static final Logger LOG = Logger.getLogger(ProviderSession.class);
    private static final int PATIENCE_SECONDS = 3;

    private final OidcConfigurationMetadata metadata;
    private final RefreshToken refreshToken;
    private final String clientId;
    private final String clientSecret;

    ProviderSession(
            OidcConfigurationMetadata metadata,
            RefreshToken refreshToken,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") String clientSecret) {
        this.metadata = metadata;
        this.refreshToken = refreshToken;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /// Ends it with the refresh token, as Keycloak takes it. A provider that does not is noted in
    /// the log; the session here ends all the same.
    void end() {
        String address = metadata.getEndSessionUri();
        if (address == null || refreshToken.getToken() == null) {
            return;
        }
        Form form =
                new Form()
                        .param("client_id", clientId)
                        .param("client_secret", clientSecret)
                        .param("refresh_token", refreshToken.getToken());
        try (Client client =
                        ClientBuilder.newBuilder()
                                .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                .build();
                Response answer = client.target(address).request().post(Entity.form(form))) {
            if (answer.getStatus() >= 300) {
                LOG.warnf("The identity provider kept its session: %d", answer.getStatus());
            }
        } catch (ProcessingException e) {
            LOG.warnf(e, "The identity provider was not told of a logout");
        }
    }
}
