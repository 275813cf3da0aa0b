package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Changes to a resource, in the forms that RFC 7644 has and in those that Entra ID and Okta send:
/// operations without a path whose members are paths themselves, in any case.
final class ScimPatch {

    /// Changes in one patch: operations, and each member of a value that stands without a path.
    private static final int MOST = 1_000;

    private final ScimType type;
    private int changes;

    ScimPatch(ScimType type) {
        this.type = type;
    }

    enum Op {
        ADD,
        REPLACE,
        REMOVE
    }

    /// @return the resource with the changes; what was given stays as it is
    /// @throws ScimException when one of them makes no sense: then none is made
    ObjectNode apply(ObjectNode resource, ObjectNode patch) {
        JsonNode operations = member(patch, "Operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST) {
            throw ScimException.invalidSyntax(
                    "A patch has a list Operations of 1 to %d.".formatted(MOST));
        }
        ObjectNode changed = resource.deepCopy();
        changes = 0;
        for (JsonNode operation : operations) {
            apply(changed, operation);
        }
        return changed;
    }

    private void apply(ObjectNode resource, JsonNode operation) {
        Op op = op(member(operation, "op").asText(""));
        JsonNode value = member(operation, "value");
        JsonNode path = member(operation, "path");
        if (path.isTextual() && !path.asText().isBlank()) {
            change(resource, op, path.asText(), value);
        } else if (op == Op.REMOVE) {
            throw ScimException.noTarget("What is removed needs a path.");
        } else if (value.isObject()) {
            value.properties()
                    .forEach(field -> change(resource, op, field.getKey(), field.getValue()));
        } else {
            throw ScimException.invalidValue("Without a path the value is an object.");
        }
    }

    private void change(ObjectNode resource, Op op, String path, JsonNode value) {
        if (++changes > MOST) {
            throw ScimException.invalidValue(
                    ("A patch makes at most %d changes; each member of a value without a path"
                                    + " is one.")
                            .formatted(MOST));
        }
        Optional<ScimPath> found = ScimPath.parse(type, path);
        if (found.isEmpty()) {
            return;
        }
        ScimPath place = found.get();
        String extension = place.extension();
        if (extension == null) {
            new PatchedObject(resource).change(op, place, value);
            return;
        }
        ObjectNode inner = resource.withObjectProperty(extension);
        if (place.attribute() != null) {
            new PatchedObject(inner).change(op, place, value);
        } else if (op == Op.REMOVE) {
            inner.removeAll();
        } else {
            value.properties()
                    .forEach(field ->
                            change(
                                    resource,
                                    op,
                                    extension + ":" + field.getKey(),
                                    field.getValue()));
        }
        if (inner.isEmpty()) {
            resource.remove(extension);
        }
    }

    private static Op op(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "add" -> Op.ADD;
            case "replace" -> Op.REPLACE;
            case "remove" -> Op.REMOVE;
            default -> throw ScimException.invalidSyntax("op is none of add, replace, remove.");
        };
    }

    private static JsonNode member(JsonNode object, String name) {
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NullNode.getInstance());
    }
}
