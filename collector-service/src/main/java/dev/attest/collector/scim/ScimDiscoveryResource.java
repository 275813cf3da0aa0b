package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a provisioning service may expect here (RFC 7644, 4).
@Path("/scim/v2")
@Produces({ScimJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@PermissionsAllowed("people:provision")
@Tag(name = "Provisioning")
public class ScimDiscoveryResource {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String SCHEMA = CORE + "Schema";

    /// Which parts of SCIM there are.
    @GET
    @Path("/ServiceProviderConfig")
    public Response serviceProviderConfig(@Context UriInfo uri) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("schemas").add(CORE + "ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", false)
                .put("maxOperations", 0)
                .put("maxPayloadSize", 0);
        config.putObject("filter").put("supported", true).put("maxResults", ScimEndpoint.MOST);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", false);
        config.putObject("etag").put("supported", true);
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "OAuth bearer token")
                .put("description", "An access token of a client with the role scim-provisioner")
                .put("primary", true);
        meta(config, "ServiceProviderConfig", ScimEndpoint.base(uri) + "/ServiceProviderConfig");
        return ScimEndpoint.ok(config);
    }

    /// Which resources there are.
    @GET
    @Path("/ResourceTypes")
    public Response resourceTypes(@Context UriInfo uri) {
        URI base = ScimEndpoint.base(uri);
        return listed(
                Arrays.stream(ScimType.values()).map(type -> resourceType(type, base)).toList());
    }

    /// One kind of resource.
    @GET
    @Path("/ResourceTypes/{name}")
    public Response resourceType(@PathParam("name") String name, @Context UriInfo uri) {
        return Arrays.stream(ScimType.values())
                .filter(type -> type.title.equals(name))
                .findFirst()
                .map(type -> ScimEndpoint.ok(resourceType(type, ScimEndpoint.base(uri))))
                .orElseThrow(() -> ScimException.notFound(name));
    }

    /// Which attributes are kept.
    @GET
    @Path("/Schemas")
    public Response schemas(@Context UriInfo uri) {
        return listed(schemasOf(ScimEndpoint.base(uri)));
    }

    /// One schema.
    @GET
    @Path("/Schemas/{urn}")
    public Response schema(@PathParam("urn") String urn, @Context UriInfo uri) {
        return schemasOf(ScimEndpoint.base(uri)).stream()
                .filter(schema -> schema.path("id").asText().equals(urn))
                .findFirst()
                .map(ScimEndpoint::ok)
                .orElseThrow(() -> ScimException.notFound(urn));
    }

    private static ObjectNode resourceType(ScimType type, URI base) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("schemas").add(CORE + "ResourceType");
        node.put("id", type.title)
                .put("name", type.title)
                .put("endpoint", "/" + type.path)
                .put("description", type.description)
                .put("schema", type.schema);
        var extensions = node.putArray("schemaExtensions");
        type.extensions()
                .keySet()
                .forEach(urn -> extensions.addObject().put("schema", urn).put("required", false));
        meta(node, "ResourceType", base + "/ResourceTypes/" + type.title);
        return node;
    }

    private static List<ObjectNode> schemasOf(URI base) {
        List<ObjectNode> all = new ArrayList<>();
        for (ScimType type : ScimType.values()) {
            all.add(schema(type.schema, type.title, type.description, type.attributes(), base));
            for (Map.Entry<String, List<ScimAttribute>> one : type.extensions().entrySet()) {
                String words = "What a company knows of a user";
                all.add(schema(one.getKey(), "EnterpriseUser", words, one.getValue(), base));
            }
        }
        return all;
    }

    private static ObjectNode schema(
            String urn, String name, String words, List<ScimAttribute> attributes, URI base) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("schemas").add(SCHEMA);
        node.put("id", urn).put("name", name).put("description", words);
        var inner = node.putArray("attributes");
        attributes.forEach(attribute -> inner.add(attribute.described()));
        meta(node, "Schema", base + "/Schemas/" + urn);
        return node;
    }

    private static void meta(ObjectNode node, String type, String location) {
        node.putObject("meta").put("resourceType", type).put("location", location);
    }

    private static Response listed(List<ObjectNode> resources) {
        return ScimEndpoint.ok(ScimView.list(resources.size(), 1, resources));
    }
}
