package dev.attest.certification.remediation;

import dev.attest.certification.remediation.model.RemovalState;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Removals and their proof.
@Path("/api/v1/remediations")
@Tag(name = "Remediations")
@RunOnVirtualThread
public class RemediationResource {
    private final RemediationViews remediations;

    public RemediationResource(RemediationViews remediations) {
        this.remediations = remediations;
    }

    /// The latest first.
    @GET
    @PermissionsAllowed("remediations:read")
    public Page<RemediationView> list(
            @QueryParam("campaign") @Nullable UUID campaign,
            @QueryParam("state") @Nullable RemovalState state,
            @Valid @BeanParam PageRequest page) {
        return remediations.list(campaign, state, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("remediations:read")
    public RemediationView get(@RestPath UUID id) {
        return remediations.get(id);
    }
}
