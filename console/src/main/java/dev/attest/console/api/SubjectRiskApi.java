package dev.attest.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.console.api.RiskApi.UserRiskView;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// risk-service where its answer only enriches a page, which does not wait for it as long as one
/// that is about risk.
@RegisterRestClient(configKey = "risk-beside")
@RegisterProvider(ProblemReader.class)
@Answering("risk-service")
@AccessToken
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public interface SubjectRiskApi {

    @GET
    Page<UserRiskView> users(@QueryParam("subject") String subject, @QueryParam("limit") int limit);

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper defaults) {
        return ApiJson.of(defaults);
    }
}
