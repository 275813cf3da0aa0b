package dev.attest.certification.campaign;

import dev.attest.certification.review.ItemView;
import dev.attest.certification.review.ItemViews;
import dev.attest.certification.review.PackageView;
import dev.attest.certification.review.PackageViews;
import dev.attest.rest.Caller;
import dev.attest.rest.ETags;
import dev.attest.rest.IdempotencyKey;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Campaigns: start, look, end.
@Path("/api/v1/campaigns")
@Tag(name = "Campaigns")
@RunOnVirtualThread
public class CampaignResource {
    private final StartCampaign starting;
    private final CloseCampaign closing;
    private final CampaignViews campaigns;
    private final PackageViews packages;
    private final ItemViews items;
    private final Caller caller;

    public CampaignResource(
            StartCampaign starting,
            CloseCampaign closing,
            CampaignViews campaigns,
            PackageViews packages,
            ItemViews items,
            Caller caller) {
        this.starting = starting;
        this.closing = closing;
        this.campaigns = campaigns;
        this.packages = packages;
        this.items = items;
        this.caller = caller;
    }

    /// Starts a campaign; its population is as of now.
    @POST
    @PermissionsAllowed("campaigns:start")
    public RestResponse<CampaignView> start(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Valid @NotNull StartCampaignRequest request) {
        var id = starting.start(request, IdempotencyKey.required(key));
        var view = campaigns.get(id);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                .location(URI.create("/api/v1/campaigns/" + id))
                .tag(ETags.of(view.version()))
                .build();
    }

    @GET
    @PermissionsAllowed("campaigns:read")
    public Page<CampaignView> list(@Valid @BeanParam PageRequest page) {
        return campaigns.list(page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("campaigns:read")
    public RestResponse<CampaignView> get(@RestPath UUID id) {
        return tagged(campaigns.get(id));
    }

    /// Ends the campaign before its deadline; what is undecided stays undecided.
    @POST
    @Path("/{id}/closure")
    @PermissionsAllowed("campaigns:close")
    public RestResponse<CampaignView> close(
            @RestPath UUID id,
            @Valid @NotNull EndCampaignRequest request,
            @Context HttpHeaders headers) {
        campaigns.get(id);
        closing.close(
                id,
                caller.name(),
                request.reason().strip(),
                version -> ETags.require(headers, version));
        return tagged(campaigns.get(id));
    }

    /// Stops the campaign; decisions are kept. What was signed before is still removed, the rest is
    /// not.
    @POST
    @Path("/{id}/cancellation")
    @PermissionsAllowed("campaigns:close")
    public RestResponse<CampaignView> cancel(
            @RestPath UUID id,
            @Valid @NotNull EndCampaignRequest request,
            @Context HttpHeaders headers) {
        campaigns.get(id);
        closing.cancel(
                id,
                caller.name(),
                request.reason().strip(),
                version -> ETags.require(headers, version));
        return tagged(campaigns.get(id));
    }

    @GET
    @Path("/{id}/packages")
    @PermissionsAllowed("campaigns:read")
    public Page<PackageView> packages(@RestPath UUID id, @Valid @BeanParam PageRequest page) {
        campaigns.get(id);
        return packages.ofCampaign(id, page);
    }

    @GET
    @Path("/{id}/items")
    @PermissionsAllowed("campaigns:read")
    public Page<ItemView> items(@RestPath UUID id, @Valid @BeanParam PageRequest page) {
        campaigns.get(id);
        return items.ofCampaign(id, page);
    }

    private static RestResponse<CampaignView> tagged(CampaignView view) {
        return RestResponse.ResponseBuilder.ok(view).tag(ETags.of(view.version())).build();
    }

    /// @param definition id of a campaign definition
    /// @param name null for the definition's name and the quarter
    public record StartCampaignRequest(
            @NotBlank @Size(max = 100) String definition, @Nullable @Size(max = 200) String name) {}

    /// @param reason kept with the campaign
    public record EndCampaignRequest(@NotBlank @Size(max = 1000) String reason) {}
}
