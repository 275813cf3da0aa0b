package dev.attest.console.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Refuses requests that change something unless the browser says that one of our own pages sent
/// them. It stands before authentication, so that a session does not help.
@ApplicationScoped
class CrossSiteGuard {

    private static final int BEFORE_SECURITY = 1000;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Optional<String> configured;

    /// @param configured the console's own origin, where it is known beforehand; otherwise the host
    ///   that the browser asked for
    CrossSiteGuard(@ConfigProperty(name = "attest.console.origin") Optional<String> configured) {
        this.configured = configured;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_SECURITY);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (!changesSomething(request) || isOurs(request)) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(403)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end("This request did not come from a page of Attest, so it was refused.\n");
    }

    private static boolean changesSomething(HttpServerRequest request) {
        return !SAFE.contains(request.method().name());
    }

    private boolean isOurs(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (site != null) {
            return site.equals("same-origin") && (origin == null || sameHost(origin, request));
        }
        return origin != null && sameHost(origin, request);
    }

    private boolean sameHost(String origin, HttpServerRequest request) {
        if (configured.isPresent()) {
            return origin.equals(configured.get());
        }
        var ours = request.authority();
        return ours != null && ours.toString().equals(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
