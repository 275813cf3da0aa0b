package dev.attest.certification.review;

import dev.attest.certification.review.model.Judgement;
import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.review.model.Signature;
import dev.attest.rest.ETags;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Packages: what a reviewer has to judge. An open package is a permission: whoever it was routed
/// to may decide in it, whatever their role.
@Path("/api/v1/packages")
@Tag(name = "Reviews")
@RunOnVirtualThread
public class PackageResource {
    private final PackageViews packages;
    private final ItemViews items;
    private final PackageChanges changes;

    public PackageResource(PackageViews packages, ItemViews items, PackageChanges changes) {
        this.packages = packages;
        this.items = items;
        this.changes = changes;
    }

    @GET
    @PermissionsAllowed("packages:read")
    public Page<PackageView> list(
            @QueryParam("mine") @DefaultValue("false") boolean mine,
            @Parameter(description = "Only packages in one of these states; all when none is given")
                    @QueryParam("state")
                    List<PackageState> states,
            @Valid @BeanParam PageRequest page) {
        return packages.list(mine, states, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("packages:read")
    public RestResponse<PackageView> get(@RestPath UUID id) {
        return tagged(packages.get(id));
    }

    @GET
    @Path("/{id}/items")
    @PermissionsAllowed("packages:read")
    public Page<ItemView> items(
            @RestPath UUID id,
            @Valid @BeanParam ItemFilter filter,
            @Valid @BeanParam PageRequest page) {
        return items.ofPackage(id, filter, page);
    }

    /// Figures over all items of the package.
    @GET
    @Path("/{id}/summary")
    @PermissionsAllowed("packages:read")
    public PackageSummary summary(@RestPath UUID id) {
        return items.summary(id);
    }

    /// Decides up to 500 items, all or none.
    @POST
    @Path("/{id}/decisions")
    @PermissionsAllowed("packages:decide")
    public RestResponse<DecidedView> decide(
            @RestPath UUID id,
            @Valid @NotNull DecideItemsRequest request,
            @Context HttpHeaders headers) {
        var view =
                changes.decide(
                        id,
                        request.decisions().stream().map(DecisionRequest::judgement).toList(),
                        version -> ETags.require(headers, version));
        return RestResponse.ResponseBuilder.ok(view)
                .tag(ETags.of(view.reviewPackage().version()))
                .build();
    }

    /// Takes a decision back.
    @DELETE
    @Path("/{id}/decisions/{itemId}")
    @PermissionsAllowed("packages:decide")
    public RestResponse<PackageView> withdraw(
            @RestPath UUID id, @RestPath UUID itemId, @Context HttpHeaders headers) {
        return tagged(changes.withdraw(id, itemId, version -> ETags.require(headers, version)));
    }

    /// Signs the package: its decisions are final. Refused while a removal would take along what is
    /// kept, unless the signature says that this is meant.
    @POST
    @Path("/{id}/sign-off")
    @PermissionsAllowed("packages:decide")
    public RestResponse<PackageView> sign(
            @RestPath UUID id,
            @Valid @NotNull SignOffRequest request,
            @Context HttpHeaders headers) {
        return tagged(
                changes.sign(id, request.signature(), version -> ETags.require(headers, version)));
    }

    private static RestResponse<PackageView> tagged(PackageView view) {
        return RestResponse.ResponseBuilder.ok(view).tag(ETags.of(view.version())).build();
    }

    /// Decisions to record together.
    public record DecideItemsRequest(
            @NotEmpty @Size(max = 500) List<@Valid @NotNull DecisionRequest> decisions) {}

    /// @param comment required when the decision goes against the recommendation
    public record DecisionRequest(
            @NotNull UUID itemId,
            Judgement.@NotNull Outcome outcome,
            @Nullable @Size(max = 2000) String comment) {
        Judgement judgement() {
            return new Judgement(itemId, outcome, comment);
        }
    }

    /// @param meaning the sentence the signature stands for
    /// @param takingAlong whether what is kept may go along with what is revoked; without it such a
    ///   package is not signed
    public record SignOffRequest(
            @NotBlank @Size(max = 1000) String meaning,
            @Schema(defaultValue = "false") boolean takingAlong) {
        Signature signature() {
            return new Signature(meaning, takingAlong);
        }
    }
}
