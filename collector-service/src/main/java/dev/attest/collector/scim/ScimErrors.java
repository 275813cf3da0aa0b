package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.rest.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Everything that goes wrong under `/scim/v2` leaves in SCIM's form (RFC 7644, 3.12), denials and
/// surprises too.
public class ScimErrors {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    @ServerExceptionMapper
    public Response refused(ScimException e) {
        return Response.status(e.status())
                .type(ScimJson.MEDIA_TYPE)
                .entity(error(e.status(), e.scimType(), e.detail()))
                .build();
    }

    @ServerResponseFilter
    public void translate(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        MediaType type = response.getMediaType();
        if (type == null
                || !request.getUriInfo().getPath().startsWith("/scim/")
                || !Problem.MEDIA_TYPE.equals(type.getType() + "/" + type.getSubtype())
                || !(response.getEntity() instanceof byte[] problem)) {
            return;
        }
        JsonNode told = ScimJson.tree(problem);
        String detail = told.path("detail").asText("");
        response.setEntity(
                error(
                        response.getStatus(),
                        null,
                        detail.isEmpty() ? told.path("title").asText() : detail),
                null,
                ScimJson.TYPE);
    }

    private static byte[] error(int status, @Nullable String scimType, String detail) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add(SCHEMA);
        error.put("status", Integer.toString(status));
        if (scimType != null) {
            error.put("scimType", scimType);
        }
        error.put("detail", detail);
        return ScimJson.bytes(error);
    }
}
