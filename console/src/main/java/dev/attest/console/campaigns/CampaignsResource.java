package dev.attest.console.campaigns;

import dev.attest.console.api.ApiRefused;
import dev.attest.console.api.CertificationApi;
import dev.attest.console.api.CertificationApi.StartCampaign;
import dev.attest.console.page.Frames;
import dev.attest.console.page.Section;
import dev.attest.console.platform.OnceKeys;
import dev.attest.rest.Caller;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/// The list of campaigns, and starting one.
@Path("/campaigns")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CampaignsResource {

    private static final int PAGE = 100;

    private final Frames frames;
    private final Caller caller;
    private final CertificationApi certification;
    private final OnceKeys keys;

    CampaignsResource(
            Frames frames,
            Caller caller,
            @RestClient CertificationApi certification,
            OnceKeys keys) {
        this.frames = frames;
        this.caller = caller;
        this.certification = certification;
        this.keys = keys;
    }

    @GET
    @PermissionsAllowed("campaigns:read")
    public TemplateInstance list(@QueryParam("cursor") @Nullable String cursor) {
        var page = certification.campaigns(PAGE, cursor);
        return CampaignPages.list(
                frames.of("Campaigns", Section.CAMPAIGNS),
                page.items(),
                page.next(),
                caller.may("campaigns:start"),
                caller.seesAll());
    }

    @GET
    @Path("/start")
    @PermissionsAllowed("campaigns:start")
    public TemplateInstance form() {
        return form("", "", keys.make(), null);
    }

    /// The key was made with the form: sending it twice starts one campaign.
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermissionsAllowed("campaigns:start")
    public Response start(
            @FormParam("key") String key,
            @FormParam("definition") String definition,
            @FormParam("name") @Nullable String name) {
        var named = name == null || name.isBlank() ? null : name.strip();
        try {
            var campaign = certification.start(key, new StartCampaign(definition, named));
            return Response.seeOther(URI.create("/campaigns/" + campaign.id())).build();
        } catch (ApiRefused e) {
            if (e.status() != 409 && e.status() != 422) {
                throw e;
            }
            return Response.status(e.status())
                    .entity(
                            form(
                                    definition,
                                    named == null ? "" : named,
                                    keys.make(),
                                    e.problem().sentence()))
                    .build();
        }
    }

    private TemplateInstance form(
            String chosen, String name, String key, @Nullable String problem) {
        return CampaignPages.start(
                frames.of("Start a campaign", Section.CAMPAIGNS),
                certification.definitions(PAGE).items(),
                key,
                chosen,
                name,
                problem);
    }
}
