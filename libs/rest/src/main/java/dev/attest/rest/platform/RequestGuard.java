package dev.attest.rest.platform;

import dev.attest.rest.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;

/// Refuses, before anything else looks at a request, what no operation could answer sensibly: a NUL
/// in the address, which no database stores; a path that leads elsewhere than it seems; a bearer
/// token that is no JWT; an Accept header that names no media type.
@ApplicationScoped
class RequestGuard {

    private static final int BEFORE_SECURITY = 999_999_999;
    private static final Pattern NUL = Pattern.compile("%00|\u0000");
    private static final Pattern DETOUR =
            Pattern.compile("//|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("(\\*|[^\\s/,;]+/[^\\s/,;]+)(\\s*;.*)?");

    void register(@Observes Filters filters) {
        filters.register(RequestGuard::check, BEFORE_SECURITY);
    }

    private static void check(RoutingContext context) {
        Optional<Problem> refusal = refusal(context.request());
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        Problem problem = refusal.get();
        if (problem.status() == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(ProblemResponses.bytes(problem)));
    }

    private static Optional<Problem> refusal(HttpServerRequest request) {
        if (NUL.matcher(request.uri()).find()) {
            return Optional.of(
                    Problem.of(
                            400,
                            "bad-character",
                            "Not understood",
                            "The address holds the character NUL, which no text here may have."));
        }
        if (DETOUR.matcher(request.path()).find()) {
            return Optional.of(
                    Problem.of(
                            400,
                            "bad-path",
                            "Not understood",
                            "The path holds an empty step or one of dots."));
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && !mayBeToken(authorization)) {
            return Optional.of(StatusProblems.of(401));
        }
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && !namesMediaTypes(accepted)) {
            return Optional.of(StatusProblems.of(406));
        }
        return Optional.empty();
    }

    private static boolean namesMediaTypes(String accepted) {
        return Pattern.compile(",")
                .splitAsStream(accepted)
                .allMatch(one -> MEDIA_TYPE.matcher(one.strip()).matches());
    }

    private static boolean mayBeToken(String authorization) {
        int space = authorization.indexOf(' ');
        return space < 0
                || !authorization.substring(0, space).equalsIgnoreCase("bearer")
                || JWT.matcher(authorization.substring(space + 1).strip()).matches();
    }
}
