package dev.attest.console.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the browser may do with our pages: load only what we serve, run no inline script or style,
/// sit in nobody's frame, and keep no copy of a page that shows somebody's access.
@ApplicationScoped
class SecurityHeaders {

    private static final int FIRST = 2000;

    private final String policy;

    /// Chromium applies `form-action` to the redirects that follow a form: signing out and the
    /// fresh login before a signature lead to the identity provider.
    SecurityHeaders(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String identityProvider) {
        var provider = URI.create(identityProvider);
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self' "
                        + provider.getScheme()
                        + "://"
                        + provider.getRawAuthority()
                        + "; base-uri 'none'; frame-ancestors 'none'";
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext context) {
        context.addHeadersEndHandler(_ -> {
            var headers = context.response().headers();
            headers.set("Content-Security-Policy", policy);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "same-origin");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            setIfAbsent(headers, "Cache-Control", "no-store");
        });
        context.next();
    }

    private static void setIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
