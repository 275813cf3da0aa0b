package dev.attest.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// risk-service, called as the signed-in person.
@RegisterRestClient(configKey = "risk")
@RegisterProvider(ProblemReader.class)
@Answering("risk-service")
@AccessToken
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public interface RiskApi {

    @GET
    Page<UserRiskView> users(
            @QueryParam("level") @Nullable String level,
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/{id}")
    UserRiskView user(@PathParam("id") String id);

    /// A score is the sum of the points its contributions show.
    record UserRiskView(
            String id,
            String subjectId,
            @Nullable String personId,
            String name,
            @Nullable List<String> principals,
            @Nullable Integer score,
            @Nullable Integer highestPossible,
            @Nullable String level,
            List<String> unknown,
            List<Contribution> contributions,
            @Nullable String modelVersion,
            Instant assessedAt) {}

    record Contribution(String factor, int points, boolean known, String explanation) {}

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper defaults) {
        return ApiJson.of(defaults);
    }
}
