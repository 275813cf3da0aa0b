package dev.attest.collector.platform;

import dev.attest.rest.Problem;
import dev.attest.rest.platform.ProblemResponses;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks callers to come back: while the database is away, and while others take all there is.
public class StoreProblems {

    @ServerExceptionMapper
    public Response away(StoreAwayException e) {
        return ProblemResponses.comeBack(
                "store-away",
                "The database is away: nothing was taken, and nothing is lost that is sent again.",
                StoreAwayException.COME_BACK_SECONDS);
    }

    @ServerExceptionMapper
    public Response busy(BusyException e) {
        return ProblemResponses.builder(
                        Problem.of(
                                429,
                                "busy",
                                "Come back later",
                                "Others are being served; come back in some seconds."))
                .header(HttpHeaders.RETRY_AFTER, e.comeBackSeconds())
                .build();
    }
}
