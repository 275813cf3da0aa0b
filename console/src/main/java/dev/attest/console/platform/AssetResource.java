package dev.attest.console.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

@Path("/assets")
@PermitAll
public class AssetResource {

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{hash}/{name}")
    public Response get(@PathParam("hash") String hash, @PathParam("name") String name) {
        return assets.find(hash, name)
                .map(asset ->
                        Response.ok(asset.content(), asset.type())
                                .header("Cache-Control", "public, max-age=31536000, immutable")
                                .build())
                .orElseGet(() -> Response.status(404).header("Cache-Control", "no-store").build());
    }
}
