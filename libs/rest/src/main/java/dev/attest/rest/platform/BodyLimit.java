package dev.attest.rest.platform;

import dev.attest.rest.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that announces itself as too large with a problem; the server's own check, which
/// also covers bodies of unknown length, would answer with no body at all.
@ApplicationScoped
public class BodyLimit {

    private static final int BEFORE_EVERYTHING = 1_000_000_000;

    private final Optional<MemorySize> limit;

    public BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    Optional<MemorySize> limit) {
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        limit.ifPresent(size ->
                filters.register(request -> check(request, size.asLongValue()), BEFORE_EVERYTHING));
    }

    private static void check(RoutingContext request, long most) {
        String announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null || announced.length() > 18 || Long.parseLong(announced) <= most) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(ProblemResponses.bytes(StatusProblems.of(413))));
    }
}
