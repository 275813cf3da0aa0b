package dev.attest.collector.trailfiles;

import dev.attest.collector.trailfiles.TrailFileListing.Filter;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The files of trails.
@Path("/api/v1/trail-files")
@Tag(name = "Collection")
@RunOnVirtualThread
public class TrailFileResource {

    private final TrailFileListing listing;

    public TrailFileResource(TrailFileListing listing) {
        this.listing = listing;
    }

    /// Files by trail and key, with what became of each.
    @GET
    @PermissionsAllowed("collection:read")
    public Page<TrailFileView> listTrailFiles(
            @Parameter(description = "Only this trail") @QueryParam("trail") @Size(max = 40)
                    @Nullable String trail,
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Only this region") @QueryParam("region") @Size(max = 64)
                    @Nullable String region,
            @Parameter(description = "Only files in this state") @QueryParam("state")
                    @Nullable TrailFileState state,
            @Parameter(
                            description =
                                    "true: only files that were stored and are no longer where they"
                                            + " were; false: only the others")
                    @QueryParam("gone")
                    @Nullable Boolean gone,
            @Valid @BeanParam PageRequest page) {
        return listing.list(new Filter(trail, account, region, state, gone), page);
    }
}
