package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Resources as callers see them.
///
/// @param base the address of `/scim/v2`
/// @param only the attributes that are asked for; empty for all
/// @param without attributes that are not wanted
record ScimView(URI base, Set<String> only, Set<String> without) {

    private static final Set<String> ALWAYS = Set.of("id", "schemas", "meta");
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    static ScimView of(URI base, @Nullable String attributes, @Nullable String excluded) {
        return new ScimView(base, names(attributes), names(excluded));
    }

    /// Of `name.familyName` the whole name is shown: which parts are asked for makes no difference.
    private static Set<String> names(@Nullable String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .map(name -> name.startsWith("urn:") ? name : name.split("\\.", -1)[0])
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
    }

    ObjectNode of(ScimResource resource) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = shown.putArray("schemas").add(resource.type().schema);
        resource.type().extensions().keySet().stream()
                .filter(resource.attributes()::has)
                .forEach(schemas::add);
        shown.put("id", resource.id().toString());
        resource.attributes()
                .properties()
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        shown.putObject("meta")
                .put("resourceType", resource.type().title)
                .put("created", resource.createdAt().toString())
                .put("lastModified", resource.changedAt().toString())
                .put("location", location(resource).toString())
                .put("version", resource.etag());
        List<String> names = shown.properties().stream().map(Map.Entry::getKey).toList();
        names.stream().filter(name -> !wanted(name)).forEach(shown::remove);
        return shown;
    }

    private boolean wanted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(lower)
                || !without.contains(lower)
                        && (only.isEmpty()
                                || only.stream()
                                        .anyMatch(
                                                o -> o.equals(lower) || o.startsWith(lower + ":")));
    }

    URI location(ScimResource resource) {
        return URI.create(base + "/" + resource.type().path + "/" + resource.id());
    }

    /// @param startIndex the place of the first one in the whole list, from 1
    static ObjectNode list(long total, long startIndex, List<ObjectNode> resources) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", total);
        list.put("startIndex", startIndex);
        list.put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }
}
