package dev.attest.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// reporting-service, called as the signed-in person.
@RegisterRestClient(configKey = "reporting")
@RegisterProvider(ProblemReader.class)
@Answering("reporting-service")
@AccessToken
@Path("/api/v1/reports")
@Consumes(MediaType.APPLICATION_JSON)
public interface ReportingApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Page<ReportView> reports(
            @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    ReportView report(@PathParam("id") UUID id);

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    ReportView create(@HeaderParam("Idempotency-Key") String key, CreateReport request);

    @GET
    @Path("/{id}/content")
    Response content(@PathParam("id") UUID id);

    @GET
    @Path("/{id}/proof")
    Response proof(@PathParam("id") UUID id);

    record CreateReport(String type, String format, @Nullable UUID campaignId) {}

    record ReportView(
            UUID id,
            String type,
            String format,
            String fileName,
            @Nullable UUID campaignId,
            String sha256,
            long size,
            Instant createdAt,
            String createdBy,
            @Nullable Long logIndex) {}

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper defaults) {
        return ApiJson.of(defaults);
    }
}
