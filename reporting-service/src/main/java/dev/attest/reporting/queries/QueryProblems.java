package dev.attest.reporting.queries;

import dev.attest.rest.Problem;
import dev.attest.rest.ProblemException;
import dev.attest.rest.platform.ProblemResponses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Says why a query was not answered, and when to ask again where that helps.
public class QueryProblems {

    private static final int BUSY_SECONDS = 10;
    private static final int AWAY_SECONDS = 30;

    @ServerExceptionMapper
    public Response refused(RefusedQueryException e) {
        return switch (e.code()) {
            case RefusedQueryException.BUSY ->
                    ProblemResponses.builder(Problem.of(429, e.code(), "Busy", e.message()))
                            .header(HttpHeaders.RETRY_AFTER, BUSY_SECONDS)
                            .build();
            case RefusedQueryException.AWAY ->
                    ProblemResponses.comeBack(e.code(), e.message(), AWAY_SECONDS);
            default ->
                    ProblemResponses.builder(
                                    ProblemException.unprocessable(e.code(), e.message()).problem())
                            .build();
        };
    }
}
