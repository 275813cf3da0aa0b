package dev.attest.rest;

import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Operations that behave in every way an operation of ours can.
@Path("/api/v1/things")
public class ThingResource {

    enum Colour {
        RED,
        GREEN
    }

    record Part(@NotBlank String name, Colour colour, @Nullable Instant since) {}

    record Thing(UUID id, int size, @Size(max = 2) @Valid List<Part> parts) {
        Thing {
            if (size < 0) {
                throw new IllegalArgumentException("size is " + size + ", must not be negative");
            }
        }
    }

    private final Caller caller;

    ThingResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("campaigns:read")
    public Page<Integer> list(
            @Valid @BeanParam PageRequest page, @QueryParam("since") Instant since) {
        int after = page.after(1).map(parts -> Integer.parseInt(parts.getFirst())).orElse(0);
        List<Integer> rows = IntStream.rangeClosed(1, 5).filter(i -> i > after).boxed().toList();
        return Page.of(
                rows.subList(0, Math.min(rows.size(), page.limit() + 1)),
                page.limit(),
                row -> Cursor.encode(row.toString()));
    }

    @POST
    @PermissionsAllowed("campaigns:start")
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @Valid Thing thing) {
        return Response.status(201)
                .tag(ETags.of(1))
                .entity(Map.of("key", IdempotencyKey.required(key).value(), "id", thing.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("packages:read")
    public Thing show(@PathParam("id") UUID id) {
        throw ProblemException.notFound("thing", id);
    }

    @POST
    @Path("/{id}/closure")
    @PermissionsAllowed("campaigns:close")
    public Response close(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        ETags.require(headers, 7);
        return Response.noContent().build();
    }

    @GET
    @Path("/me")
    @PermissionsAllowed("people:read")
    public Map<String, Object> me() {
        return Map.of(
                "name", caller.name(),
                "email", caller.email().orElse(""),
                "service", caller.service(),
                "seesAll", caller.seesAll(),
                "mayStart", caller.may("campaigns:start"),
                "loggedIn", caller.authenticatedAt().isPresent(),
                "client", caller.clientId().orElse(""),
                "issued", caller.issuedAt().map(Instant::toString).orElse(""));
    }

    @GET
    @Path("/failure")
    @PermitAll
    public String fail() {
        throw new IllegalStateException("the secret is hunter2");
    }

    @GET
    @Path("/undeclared")
    public String undeclared() {
        return "nobody said who may read this";
    }
}
