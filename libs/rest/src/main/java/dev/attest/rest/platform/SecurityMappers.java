package dev.attest.rest.platform;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Denials as problem+json. The authentication mechanism keeps its say about how to sign in: a
/// `WWW-Authenticate` header for bearer tokens, a redirect where people log in.
@Singleton
public class SecurityMappers {

    private final HttpAuthenticator authenticator;

    SecurityMappers(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    @ServerExceptionMapper(priority = ProblemMappers.PRIORITY)
    public Uni<Response> unauthorized(UnauthorizedException e, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper(priority = ProblemMappers.PRIORITY)
    public Uni<Response> failed(AuthenticationFailedException e, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper(priority = ProblemMappers.PRIORITY)
    public Response forbidden(ForbiddenException e) {
        return ProblemResponses.of(StatusProblems.of(403));
    }

    private Uni<Response> challenge(RoutingContext request) {
        return authenticator.getChallenge(request).map(SecurityMappers::response);
    }

    private static Response response(ChallengeData challenge) {
        int status = challenge == null ? 401 : challenge.status;
        var response =
                status == 401
                        ? ProblemResponses.builder(StatusProblems.of(401))
                        : Response.status(status);
        if (challenge != null) {
            challenge
                    .getHeaders()
                    .forEach((name, value) -> response.header(name.toString(), value));
        }
        return response.build();
    }
}
