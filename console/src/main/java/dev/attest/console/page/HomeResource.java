package dev.attest.console.page;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// The front door leads to where this person's work is.
@Path("/")
@Authenticated
public class HomeResource {

    private final Frames frames;

    HomeResource(Frames frames) {
        this.frames = frames;
    }

    @GET
    public Response get() {
        return Response.seeOther(URI.create(frames.home().href())).build();
    }
}
