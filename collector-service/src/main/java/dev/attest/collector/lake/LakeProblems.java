package dev.attest.collector.lake;

import dev.attest.lake.LakeException;
import dev.attest.rest.platform.ProblemResponses;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Asks callers to come back while the lake cannot be written.
public class LakeProblems {

    private static final Logger LOG = Logger.getLogger(LakeProblems.class);
    private static final int COME_BACK_SECONDS = 30;

    @ServerExceptionMapper
    public Response away(LakeException e) {
        LOG.error("the lake cannot be written", e);
        return ProblemResponses.comeBack(
                "lake-away",
                "The lake cannot be written: send the file again, which completes what was begun.",
                COME_BACK_SECONDS);
    }
}
