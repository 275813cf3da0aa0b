package dev.attest.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// collector-service, called as the signed-in person.
@RegisterRestClient(configKey = "collector")
@RegisterProvider(ProblemReader.class)
@Answering("collector-service")
@AccessToken
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface CollectorApi {

    @GET
    @Path("/alerts")
    Page<AlertView> alerts(
            @QueryParam("severity") @Nullable String severity,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/alerts/{id}")
    RestResponse<AlertView> alert(@PathParam("id") String id);

    /// Every step taken with an alert, oldest first.
    @GET
    @Path("/alerts/{id}/changes")
    Page<AlertChangeView> changes(
            @PathParam("id") String id,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    /// @param step `acknowledgement`, `assignment`, `closure` or `reopening`
    /// @param version as it was shown
    @POST
    @Path("/alerts/{id}/{step}")
    void advance(
            @PathParam("id") String id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            Map<String, String> said);

    @GET
    @Path("/activity/{eventId}")
    ActivityView activity(
            @PathParam("eventId") String eventId, @QueryParam("account") @Nullable String account);

    /// The CloudTrail record as it was received.
    @GET
    @Path("/activity/{eventId}/raw")
    JsonNode record(
            @PathParam("eventId") String eventId, @QueryParam("account") @Nullable String account);

    record ActivityView(
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable String sourceIp,
            @Nullable String userAgent,
            @Nullable String accessKeyId) {}

    record AlertView(
            String id,
            String ruleId,
            String severity,
            String title,
            @Nullable String accountId,
            @Nullable String region,
            @Nullable String eventId,
            @Nullable String eventName,
            @Nullable Instant eventTime,
            @Nullable Actor actor,
            @Nullable String target,
            String state,
            Instant raisedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String reason,
            @Nullable String runbook,
            @Nullable String message,
            @Nullable Long matches,
            @Nullable Instant lastEventTime,
            @Nullable String assignee) {

        /// Whether what was found happened more than once.
        public boolean repeated() {
            return matches != null && matches > 1;
        }
    }

    record AlertChangeView(
            String state,
            Instant at,
            String by,
            @Nullable String assignee,
            @Nullable String note) {}

    record Actor(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String principalId,
            @Nullable String accountId,
            @Nullable String sessionName) {

        /// Who held the role tells more than which role it was.
        public @Nullable String who() {
            return sessionName == null ? name : sessionName;
        }
    }

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper defaults) {
        return ApiJson.of(defaults);
    }
}
