package dev.attest.collector.evidence;

import dev.attest.rest.Problem;
import dev.attest.rest.platform.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks callers to come back while raw files cannot be kept, and says when one is gone.
public class EvidenceProblems {

    private static final Logger LOG = Logger.getLogger(EvidenceProblems.class);
    private static final int COME_BACK_SECONDS = 30;

    @ServerExceptionMapper
    public Response away(EvidenceAwayException e) {
        LOG.error("raw files cannot be kept", e);
        return ProblemResponses.comeBack(
                "evidence-away",
                "Raw files cannot be kept now: nothing was taken.",
                COME_BACK_SECONDS);
    }

    /// Not the caller's mistake: somebody must hear of it besides the caller.
    @ServerExceptionMapper
    public Response missing(EvidenceMissingException e) {
        LOG.error("a raw file is missing: " + e.getCause());
        return ProblemResponses.builder(
                        Problem.of(404, "evidence-missing", "Not found", e.getMessage()))
                .build();
    }
}
