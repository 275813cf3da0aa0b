package dev.attest.collector.collection;

import dev.attest.rest.Caller;
import dev.attest.rest.ETags;
import dev.attest.rest.IdempotencyKey;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Live collection from AWS.
@Path("/api/v1")
@Tag(name = "Collection")
public class CollectionResource {

    private final RequestCollection request;
    private final CollectionListing collections;
    private final Caller caller;

    public CollectionResource(
            RequestCollection request, CollectionListing collections, Caller caller) {
        this.request = request;
        this.collections = collections;
        this.caller = caller;
    }

    /// Starts a run: the replicas of the collector share its work. How far it is, `GET` tells.
    @POST
    @Path("/collections")
    @PermissionsAllowed("collections:start")
    @RunOnVirtualThread
    public RestResponse<CollectionRunView> startCollection(
            @NotNull @Valid StartCollectionRequest body,
            @Parameter(description = "The same key starts nothing twice")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable String key) {
        UUID run = request.ask(body, IdempotencyKey.required(key), caller.name());
        return RestResponse.status(RestResponse.Status.ACCEPTED, collections.run(run));
    }

    /// One run, and how far it is.
    @GET
    @Path("/collections/{id}")
    @PermissionsAllowed("collection:read")
    @RunOnVirtualThread
    public CollectionRunView collection(@PathParam("id") UUID id) {
        return collections.run(id);
    }

    /// One checkpoint; the ETag is its version.
    @GET
    @Path("/checkpoints/{account}/{region}/{source}")
    @PermissionsAllowed("collection:read")
    @WithSession
    public Uni<RestResponse<CheckpointView>> checkpoint(
            @PathParam("account") String account,
            @PathParam("region") String region,
            @PathParam("source") String source) {
        return collections
                .checkpoint(new Place(account, region, source))
                .map(CollectionResource::tagged);
    }

    /// Pauses a checkpoint, or goes on with it. What is paused is not collected, and nothing is
    /// lost: it goes on where it stopped.
    @PUT
    @Path("/checkpoints/{account}/{region}/{source}")
    @PermissionsAllowed("collection:configure")
    public Uni<RestResponse<CheckpointView>> changeCheckpoint(
            @PathParam("account") String account,
            @PathParam("region") String region,
            @PathParam("source") String source,
            @NotNull @Valid ChangeCheckpointRequest request,
            @Context HttpHeaders headers) {
        return collections
                .change(new Place(account, region, source), request.state(), headers)
                .map(CollectionResource::tagged);
    }

    private static RestResponse<CheckpointView> tagged(CheckpointView checkpoint) {
        return ResponseBuilder.ok(checkpoint).tag(ETags.of(checkpoint.version())).build();
    }

    /// Checkpoints by account, region and source.
    @GET
    @Path("/checkpoints")
    @PermissionsAllowed("collection:read")
    public Uni<Page<CheckpointView>> listCheckpoints(
            @Parameter(description = "Only this account") @QueryParam("account") @Size(max = 12)
                    @Nullable String account,
            @Parameter(description = "Only this source") @QueryParam("source") @Size(max = 64)
                    @Nullable String source,
            @Valid @BeanParam PageRequest page) {
        return collections.checkpoints(account, source, page);
    }
}
