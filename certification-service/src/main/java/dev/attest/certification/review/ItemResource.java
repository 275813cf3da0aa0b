package dev.attest.certification.review;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// One item, wherever it is.
@Path("/api/v1/items")
@Tag(name = "Reviews")
@RunOnVirtualThread
public class ItemResource {
    private final ItemViews items;

    public ItemResource(ItemViews items) {
        this.items = items;
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("packages:read")
    public ItemView get(@RestPath UUID id) {
        return items.get(id);
    }
}
