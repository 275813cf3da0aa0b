package dev.attest.console.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses requests that change something unless the browser says that one of our own pages sent
/// them. It stands before authentication, so that a session does not help.
@ApplicationScoped
class CrossSiteGuard {

    private static final int BEFORE_SECURITY = 1000;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

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

    /// Signing out is a change although the OIDC layer would take a GET.
    private static boolean changesSomething(HttpServerRequest request) {
        return !SAFE.contains(request.method().name()) || "/logout".equals(request.path());
    }

    private static boolean isOurs(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (site != null) {
            return site.equals("same-origin") && (origin == null || sameHost(origin, request));
        }
        return origin != null && sameHost(origin, request);
    }

    private static boolean sameHost(String origin, HttpServerRequest request) {
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
