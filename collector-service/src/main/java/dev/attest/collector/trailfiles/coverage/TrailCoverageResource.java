package dev.attest.collector.trailfiles.coverage;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.trailfiles.coverage.CoverageListing.Filter;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import dev.attest.traildigest.DigestReader;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Whether the logs of trails are all here, and as they were delivered, with the proof.
@Path("/api/v1/trail-coverage")
@Tag(name = "Collection")
@RunOnVirtualThread
public class TrailCoverageResource {

    private final CoverageListing listing;
    private final EvidenceFiles evidence;

    public TrailCoverageResource(CoverageListing listing, EvidenceFiles evidence) {
        this.listing = listing;
        this.evidence = evidence;
    }

    /// Hours by account and region, newest first.
    @GET
    @PermissionsAllowed("collection:read")
    public Page<TrailCoverageView> listTrailCoverage(
            @Parameter(description = "Only this trail") @QueryParam("trail") @Size(max = 40)
                    @Nullable String trail,
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Only this region") @QueryParam("region") @Size(max = 64)
                    @Nullable String region,
            @Parameter(description = "Hours that begin at this moment or later") @QueryParam("from")
                    @Nullable Instant from,
            @Parameter(description = "Hours that begin before this moment") @QueryParam("to")
                    @Nullable Instant to,
            @Parameter(description = "Only hours in this state") @QueryParam("state")
                    @Nullable CoverageState state,
            @Valid @BeanParam PageRequest page) {
        return listing.list(new Filter(trail, account, region, from, to, state), page);
    }

    /// A digest file that a verdict rests on, uncompressed: what AWS signed the hash of.
    @GET
    @Path("/digests/{sha256}")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("collection:read")
    public byte[] trailDigest(@PathParam("sha256") @Pattern(regexp = "[0-9a-f]{64}") String sha256)
            throws IOException {
        if (!listing.keeps(sha256)) {
            throw ProblemException.notFound("digest", sha256);
        }
        try (InputStream in = evidence.kept(sha256)) {
            return in.readNBytes(DigestReader.LONGEST);
        }
    }
}
