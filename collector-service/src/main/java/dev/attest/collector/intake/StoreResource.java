package dev.attest.collector.intake;

import dev.attest.collector.platform.StoreState;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whether what comes can be kept.
@Path("/api/v1/store")
@Tag(name = "Imports")
public class StoreResource {

    private final StoreState state;

    public StoreResource(StoreState state) {
        this.state = state;
    }

    /// How the database keeps up with what comes in; answers also while it is away.
    @GET
    @PermissionsAllowed("collection:read")
    public StoreView store() {
        StoreState.Now now = state.now();
        return new StoreView(now.phase(), now.since(), now.meanSeconds(), now.shed());
    }
}
