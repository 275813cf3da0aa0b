package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What the addresses of users and groups have in common.
@ApplicationScoped
class ScimEndpoint {

    static final int MOST = 200;
    private static final int USUAL = 100;

    private final ProvisionResources resources;
    private final ScimAdmission admission;

    ScimEndpoint(ProvisionResources resources, ScimAdmission admission) {
        this.resources = resources;
        this.admission = admission;
    }

    Response list(ScimType type, ScimQuery query, UriInfo uri) {
        String given = query.filter();
        ScimFilter filter = given == null || given.isBlank() ? null : ScimFilter.parse(given);
        long start = Math.max(1, query.startIndex() == null ? 1 : query.startIndex());
        int count = query.count() == null ? USUAL : Math.clamp(query.count(), 0, MOST);
        ScimView view = ScimView.of(base(uri), query.attributes(), query.excludedAttributes());
        return admission.run(() -> {
            ScimRows.Some some = resources.list(type, filter, start - 1, count);
            return ok(
                    ScimView.list(
                            some.total(), start, some.resources().stream().map(view::of).toList()));
        });
    }

    Response get(ScimType type, String id, ScimQuery query, HttpHeaders headers, UriInfo uri) {
        ScimView view = ScimView.of(base(uri), query.attributes(), query.excludedAttributes());
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return admission.run(() -> {
            ScimResource found = resources.get(type, id);
            if (known != null && Preconditions.names(known, found.etag())) {
                return Response.notModified().header(HttpHeaders.ETAG, found.etag()).build();
            }
            return answer(Response.ok(), found, view);
        });
    }

    Response create(ScimType type, InputStream body, UriInfo uri) throws IOException {
        ScimView view = ScimView.of(base(uri), null, null);
        return admission.run(
                body,
                sent -> {
                    ScimResource made = resources.create(type, sent);
                    return answer(Response.created(view.location(made)), made, view);
                });
    }

    Response replace(ScimType type, String id, InputStream body, HttpHeaders headers, UriInfo uri)
            throws IOException {
        Preconditions ifMatch = preconditions(headers);
        ScimView view = ScimView.of(base(uri), null, null);
        return admission.run(
                body,
                sent -> answer(Response.ok(), resources.replace(type, id, ifMatch, sent), view));
    }

    Response patch(ScimType type, String id, InputStream body, HttpHeaders headers, UriInfo uri)
            throws IOException {
        Preconditions ifMatch = preconditions(headers);
        ScimView view = ScimView.of(base(uri), null, null);
        return admission.run(
                body,
                patch -> answer(Response.ok(), resources.patch(type, id, ifMatch, patch), view));
    }

    Response delete(ScimType type, String id, HttpHeaders headers) {
        Preconditions ifMatch = preconditions(headers);
        return admission.run(() -> {
            resources.delete(type, id, ifMatch);
            return Response.noContent().build();
        });
    }

    static Response ok(JsonNode body) {
        return Response.ok(ScimJson.bytes(body), ScimJson.TYPE).build();
    }

    static URI base(UriInfo uri) {
        return uri.getBaseUriBuilder().path("scim/v2").build();
    }

    private static Preconditions preconditions(HttpHeaders headers) {
        @Nullable String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        return new Preconditions(ifMatch);
    }

    private static Response answer(
            Response.ResponseBuilder answer, ScimResource resource, ScimView view) {
        return answer.entity(ScimJson.bytes(view.of(resource)))
                .type(ScimJson.TYPE)
                .header(HttpHeaders.ETAG, resource.etag())
                .build();
    }
}
