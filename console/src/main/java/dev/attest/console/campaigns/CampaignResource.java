package dev.attest.console.campaigns;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.CertificationApi.Reason;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import dev.attest.console.reviews.Packages;
import dev.attest.rest.Caller;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// One campaign; closing it early or cancelling it, each with a reason.
@Path("/campaigns/{id: [0-9a-fA-F-]{36}}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CampaignResource {

    private static final int REMEDIATIONS_SHOWN = 100;

    private final Frames frames;
    private final Caller caller;
    private final CertificationApi certification;
    private final Packages packages;
    private final Clock clock;

    CampaignResource(
            Frames frames,
            Caller caller,
            @RestClient CertificationApi certification,
            Packages packages,
            Clock clock) {
        this.frames = frames;
        this.caller = caller;
        this.certification = certification;
        this.packages = packages;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("campaigns:read")
    public TemplateInstance get(
            @PathParam("id") UUID id, @QueryParam("packages") @Nullable String packages) {
        return page(id, packages, null);
    }

    @POST
    @Path("/ending")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed("campaigns:close")
    public Response end(
            @PathParam("id") UUID id,
            @FormParam("version") long version,
            @FormParam("how") String how,
            @FormParam("reason") @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return refused(id, 422, "Give a reason; it is kept with the campaign.");
        }
        try {
            end(id, CertificationApi.version(version), how, new Reason(reason.strip()));
            return Response.seeOther(URI.create("/campaigns/" + id)).build();
        } catch (ApiRefused e) {
            return switch (e.status()) {
                case 412 ->
                        refused(
                                id,
                                409,
                                "The campaign changed while you looked at it. Its current state is below; decide again.");
                case 409, 422 -> refused(id, e.status(), e.problem().sentence());
                default -> throw e;
            };
        }
    }

    private void end(UUID id, String version, String how, Reason reason) {
        if (how.equals("cancel")) {
            certification.cancel(id, version, reason);
        } else {
            certification.close(id, version, reason);
        }
    }

    private Response refused(UUID id, int status, String problem) {
        return Response.status(status).entity(page(id, null, problem)).build();
    }

    private TemplateInstance page(UUID id, @Nullable String cursor, @Nullable String problem) {
        var campaign = certification.campaign(id);
        var reviews = packages.ofCampaign(id, cursor);
        var remediations = certification.remediations(id, null, REMEDIATIONS_SHOWN, null);
        var sheet =
                new CampaignSheet(
                        campaign,
                        reviews.items(),
                        reviews.next(),
                        remediations.items(),
                        remediations.next() != null,
                        caller.may("campaigns:close"),
                        clock.instant());
        return CampaignPages.campaign(
                frames.of(campaign.name(), Section.CAMPAIGNS), sheet, problem);
    }
}
