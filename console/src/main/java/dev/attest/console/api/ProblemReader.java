package dev.attest.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.attest.console.api.ApiRefused.Problem;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Turns an error answer into an [ApiRefused].
public class ProblemReader implements ResponseExceptionMapper<ApiRefused> {

    private static final ObjectReader READER =
            new ObjectMapper()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readerFor(Problem.class);

    @Override
    public ApiRefused toThrowable(Response response) {
        return new ApiRefused("A service", response.getStatus(), problem(response));
    }

    private static Problem problem(Response response) {
        try {
            Problem problem = READER.readValue(response.readEntity(String.class));
            if (problem != null) {
                return problem;
            }
        } catch (JsonProcessingException e) {
            // Not ours to read: a proxy or a server that is starting answered with a page.
        }
        return new Problem(null, null, null, null, null);
    }
}
