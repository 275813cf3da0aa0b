package dev.attest.collector.platform;

import dev.attest.rest.platform.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks callers to come back while the database is away.
public class StoreProblems {

    @ServerExceptionMapper
    public Response away(StoreAwayException e) {
        return ProblemResponses.comeBack(
                "store-away",
                "The database is away: nothing was taken, and nothing is lost that is sent again.",
                StoreAwayException.COME_BACK_SECONDS);
    }
}
