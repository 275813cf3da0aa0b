package dev.attest.collector.scim;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The people of the company as a provisioning service tells them.
@Path("/scim/v2/Users")
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@PermissionsAllowed("people:provision")
@RunOnVirtualThread
@Tag(name = "Provisioning")
public class ScimUserResource {

    private final ScimEndpoint endpoint;

    ScimUserResource(ScimEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Users by id.
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response listUsers(@BeanParam ScimQuery query, @Context UriInfo uri) {
        return endpoint.list(ScimType.USER, query, uri);
    }

    /// One user.
    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response user(
            @PathParam("id") String id,
            @BeanParam ScimQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return endpoint.get(ScimType.USER, id, query, headers, uri);
    }

    /// A new user.
    @POST
    public Response createUser(InputStream body, @Context UriInfo uri) throws IOException {
        return endpoint.create(ScimType.USER, body, uri);
    }

    /// Another state of a user: what is not said is not kept, but for `active`.
    @PUT
    @Path("/{id}")
    public Response replaceUser(
            @PathParam("id") String id,
            InputStream body,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return endpoint.replace(ScimType.USER, id, body, headers, uri);
    }

    /// Changes some of a user.
    @PATCH
    @Path("/{id}")
    public Response patchUser(
            @PathParam("id") String id,
            InputStream body,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return endpoint.patch(ScimType.USER, id, body, headers, uri);
    }

    /// Takes a user away: the person counts as left, and what was told of them stays.
    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response deleteUser(@PathParam("id") String id, @Context HttpHeaders headers) {
        return endpoint.delete(ScimType.USER, id, headers);
    }
}
