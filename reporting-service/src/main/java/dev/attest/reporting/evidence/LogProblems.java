package dev.attest.reporting.evidence;

import dev.attest.rest.Problem;
import dev.attest.rest.ProblemException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Tells callers that the log is damaged, instead of something unexpected.
public class LogProblems {

    @ServerExceptionMapper
    public Response damaged(LogDamagedException e) {
        Problem problem = problem(String.valueOf(e.getMessage())).problem();
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    /// What nobody gets while the log contradicts itself.
    public static ProblemException problem(String damage) {
        return new ProblemException(
                503,
                "evidence-log-damaged",
                "The evidence log is damaged",
                "Nothing can be proven until somebody has looked: " + damage,
                List.of());
    }
}
