package dev.attest.console.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// certification-service, called as the signed-in person.
@RegisterRestClient(configKey = "certification")
@RegisterProvider(ProblemReader.class)
@Answering("certification-service")
@AccessToken
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CertificationApi {

    @GET
    @Path("/campaign-definitions")
    Page<DefinitionView> definitions(@QueryParam("limit") int limit);

    @GET
    @Path("/campaigns")
    Page<CampaignView> campaigns(
            @QueryParam("limit") int limit, @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/campaigns/{id}")
    CampaignView campaign(@PathParam("id") UUID id);

    @POST
    @Path("/campaigns")
    CampaignView start(@HeaderParam("Idempotency-Key") String key, StartCampaign request);

    @POST
    @Path("/campaigns/{id}/closure")
    CampaignView close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String version, Reason reason);

    @POST
    @Path("/campaigns/{id}/cancellation")
    CampaignView cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String version, Reason reason);

    @GET
    @Path("/campaigns/{id}/packages")
    Page<PackageView> campaignPackages(
            @PathParam("id") UUID id,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/packages")
    Page<PackageView> packages(
            @QueryParam("mine") boolean mine,
            @QueryParam("state") List<PackageView.State> states,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/packages/{id}")
    PackageView reviewPackage(@PathParam("id") UUID id);

    @GET
    @Path("/packages/{id}/items")
    Page<ItemView> items(
            @PathParam("id") UUID id,
            @QueryParam("undecided") boolean undecided,
            @QueryParam("outcome") @Nullable Outcome outcome,
            @QueryParam("recommendation") @Nullable Recommendation recommendation,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("item") List<UUID> items,
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/packages/{id}/summary")
    PackageSummary summary(@PathParam("id") UUID id);

    @POST
    @Path("/packages/{id}/decisions")
    Decided decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String version, Decide decisions);

    @DELETE
    @Path("/packages/{id}/decisions/{item}")
    PackageView undo(
            @PathParam("id") UUID id,
            @PathParam("item") UUID item,
            @HeaderParam("If-Match") String version);

    @POST
    @Path("/packages/{id}/sign-off")
    PackageView signOff(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String version, SignOff signature);

    @GET
    @Path("/items/{id}")
    ItemView item(@PathParam("id") UUID id);

    @GET
    @Path("/remediations")
    Page<RemediationView> remediations(
            @QueryParam("campaign") @Nullable UUID campaign,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/remediations/{id}")
    RemediationView remediation(@PathParam("id") UUID id);

    record DefinitionView(String id, String name, @Nullable String description) {}

    record StartCampaign(String definition, @Nullable String name) {}

    record Reason(String reason) {}

    record Decide(List<Decision> decisions) {}

    record Decision(UUID itemId, Outcome outcome, @Nullable String comment) {}

    record Decided(
            @com.fasterxml.jackson.annotation.JsonProperty("package") PackageView reviewPackage,
            List<ItemView> items) {}

    /// @param takingAlong whether what is kept may go along with what is revoked
    record SignOff(String meaning, boolean takingAlong) {}

    /// The value of `If-Match` for a version that was shown.
    static String version(long version) {
        return "\"" + version + "\"";
    }

    @ClientObjectMapper
    static ObjectMapper json(ObjectMapper defaults) {
        return ApiJson.of(defaults);
    }
}
