package dev.attest.collector.identities;

import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What each identity is, whose it is and who answers for it.
@Path("/api/v1/identities")
@Tag(name = "Identities")
public class IdentityResource {

    private final Identities identities;

    IdentityResource(Identities identities) {
        this.identities = identities;
    }

    /// Identities by id.
    @GET
    @PermissionsAllowed("inventory:read")
    public Uni<Page<IdentityView>> listIdentities(
            @Valid @BeanParam IdentityFilter filter, @Valid @BeanParam PageRequest page) {
        return identities.list(filter, page);
    }
}
