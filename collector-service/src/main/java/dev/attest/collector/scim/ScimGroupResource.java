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

/// Groups as a provisioning service tells them: kept, and told to nobody.
@Path("/scim/v2/Groups")
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@PermissionsAllowed("people:provision")
@RunOnVirtualThread
@Tag(name = "Provisioning")
public class ScimGroupResource {

    private final ScimEndpoint endpoint;

    ScimGroupResource(ScimEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Groups by id.
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response listGroups(@BeanParam ScimQuery query, @Context UriInfo uri) {
        return endpoint.list(ScimType.GROUP, query, uri);
    }

    /// One group.
    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response group(
            @PathParam("id") String id,
            @BeanParam ScimQuery query,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return endpoint.get(ScimType.GROUP, id, query, headers, uri);
    }

    /// A new group.
    @POST
    public Response createGroup(InputStream body, @Context UriInfo uri) throws IOException {
        return endpoint.create(ScimType.GROUP, body, uri);
    }

    /// Another state of a group: what is not said is not kept.
    @PUT
    @Path("/{id}")
    public Response replaceGroup(
            @PathParam("id") String id,
            InputStream body,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return endpoint.replace(ScimType.GROUP, id, body, headers, uri);
    }

    /// Changes some of a group.
    @PATCH
    @Path("/{id}")
    public Response patchGroup(
            @PathParam("id") String id,
            InputStream body,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return endpoint.patch(ScimType.GROUP, id, body, headers, uri);
    }

    /// Takes a group away.
    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response deleteGroup(@PathParam("id") String id, @Context HttpHeaders headers) {
        return endpoint.delete(ScimType.GROUP, id, headers);
    }
}
