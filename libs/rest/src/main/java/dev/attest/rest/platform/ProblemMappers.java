package dev.attest.rest.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.attest.rest.Problem;
import dev.attest.rest.ProblemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Everything that goes wrong in an operation leaves as problem+json, without class names or stack
/// traces. A service that answers in another form (the console's pages) has mappers of its own with
/// a smaller priority.
public class ProblemMappers {

    /// Just before Quarkus's own mappers. A service's own mapper for the same exception comes first
    /// with a smaller number.
    static final int PRIORITY = Priorities.USER;

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper(priority = PRIORITY)
    public Response problem(ProblemException e) {
        return ProblemResponses.of(e.problem());
    }

    @ServerExceptionMapper(priority = PRIORITY)
    public Response invalid(ConstraintViolationException e) {
        return ValidationProblems.blamesTheCaller(e)
                ? ProblemResponses.of(ValidationProblems.of(e))
                : unexpected(e);
    }

    @ServerExceptionMapper(priority = PRIORITY)
    public Response unreadable(MismatchedInputException e) {
        return ProblemResponses.of(JsonProblems.of(e));
    }

    @ServerExceptionMapper(priority = PRIORITY)
    public Response notFound(NotFoundException e, UriInfo uri) {
        return ProblemResponses.of(
                ParameterProblems.of(e, uri)
                        .orElseGet(() ->
                                Problem.of(
                                        404,
                                        "not-found",
                                        "Not found",
                                        "There is nothing at this address.")));
    }

    @ServerExceptionMapper(priority = PRIORITY)
    public Response refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return ProblemResponses.of(JsonProblems.of(json));
        }
        Response answered = e.getResponse();
        if (answered.getStatus() >= 500) {
            return unexpected(e);
        }
        if (answered.getStatus() < 400) {
            return answered;
        }
        var response = ProblemResponses.builder(StatusProblems.of(answered.getStatus()));
        answered.getHeaders()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                        values.forEach(value -> response.header(name, value));
                    }
                });
        return response.build();
    }

    @ServerExceptionMapper(priority = PRIORITY)
    public Response unexpected(Throwable e) {
        // Only the id leaves; the log has the rest under it.
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "Request failed, error id %s", id);
        return ProblemResponses.of(
                Problem.of(500, "internal-error", "Something went wrong here", null)
                        .withInstance("urn:uuid:" + id));
    }
}
