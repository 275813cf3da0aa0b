package dev.attest.rest.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.rest.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Writes problems. They are turned into bytes here, so that no message body writer can send them
/// as plain JSON.
public final class ProblemResponses {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemResponses() {}

    static Response of(Problem problem) {
        return builder(problem).build();
    }

    /// An answer that still lacks its headers.
    public static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(bytes(problem));
    }

    /// A 503 to a caller who may come back, since something that the service needs is away.
    public static Response comeBack(String code, String detail, int seconds) {
        return builder(Problem.of(503, code, "Come back later", detail))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    static byte[] bytes(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a problem", e);
        }
    }
}
