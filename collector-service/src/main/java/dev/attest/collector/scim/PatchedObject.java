package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.scim.ScimPatch.Op;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A resource, or one of its extensions, while a patch changes it.
final class PatchedObject {

    private static final String PRIMARY = "primary";

    private final ObjectNode object;

    PatchedObject(ObjectNode object) {
        this.object = object;
    }

    void change(Op op, ScimPath place, JsonNode value) {
        ScimAttribute attribute = Objects.requireNonNull(place.attribute());
        if (attribute.many()) {
            many(op, attribute, place, value);
        } else {
            single(op, attribute, place.part(), value);
        }
        JsonNode left = object.path(attribute.name());
        if (left.isContainerNode() && left.isEmpty()) {
            object.remove(attribute.name());
        }
    }

    private void single(
            Op op, ScimAttribute attribute, @Nullable ScimAttribute part, JsonNode value) {
        String name = attribute.name();
        if (part != null) {
            ObjectNode inner = object.withObjectProperty(name);
            put(inner, part.name(), op == Op.REMOVE ? null : ScimShape.one(part, value));
            return;
        }
        JsonNode kept = op == Op.REMOVE ? null : ScimShape.one(attribute, value);
        if (kept instanceof ObjectNode parts && object.get(name) instanceof ObjectNode before) {
            before.setAll(parts);
        } else {
            put(object, name, kept);
        }
    }

    private void many(Op op, ScimAttribute attribute, ScimPath place, JsonNode value) {
        ArrayNode values = object.withArrayProperty(attribute.name());
        if (place.filter() != null || place.part() != null) {
            some(op, attribute, place, values, value);
        } else {
            switch (op) {
                case ADD -> add(values, ScimShape.values(attribute, value));
                case REPLACE -> object.set(attribute.name(), ScimShape.value(attribute, value));
                case REMOVE -> remove(attribute, values, value);
            }
        }
        if (object.get(attribute.name()) instanceof ArrayNode now) {
            ScimShape.bounded(attribute, now);
        } else {
            object.remove(attribute.name());
        }
    }

    /// A new preferred value ends the preference of the others; one that is there stays alone.
    private static void add(ArrayNode values, ArrayNode added) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            places.put(key(values.get(i)), i);
        }
        for (JsonNode value : added) {
            if (value.path(PRIMARY).asBoolean()) {
                values.forEach(PatchedObject::noLongerPrimary);
            }
            Integer place = places.putIfAbsent(key(value), values.size());
            if (place == null) {
                values.add(value);
            } else {
                values.set(place, value);
            }
        }
    }

    private static void noLongerPrimary(JsonNode value) {
        if (value instanceof ObjectNode one && one.has(PRIMARY)) {
            one.set(PRIMARY, BooleanNode.FALSE);
        }
    }

    private static String key(JsonNode value) {
        return value.path("type").asText() + " " + value.path("value").asText();
    }

    /// Entra ID names the members that go in the value.
    private static void remove(ScimAttribute attribute, ArrayNode values, JsonNode value) {
        if (value.isNull()) {
            values.removeAll();
            return;
        }
        Set<String> gone =
                StreamSupport.stream(ScimShape.values(attribute, value).spliterator(), false)
                        .map(v -> v.path("value").asText())
                        .collect(Collectors.toSet());
        values.removeIf(v -> gone.contains(v.path("value").asText()));
    }

    private static void some(
            Op op, ScimAttribute attribute, ScimPath place, ArrayNode values, JsonNode value) {
        ScimFilter filter = place.filter();
        ScimAttribute part = place.part();
        if (op == Op.REMOVE && part == null) {
            values.removeIf(v -> filter == null || filter.matches(v));
            return;
        }
        boolean found = false;
        for (JsonNode each : values) {
            if (each instanceof ObjectNode one && (filter == null || filter.matches(one))) {
                found = true;
                set(op, attribute, part, one, value);
            }
        }
        if (!found && op != Op.REMOVE) {
            ObjectNode one = fresh(attribute, filter);
            set(op, attribute, part, one, value);
            values.add(one);
        }
        values.removeIf(v -> !v.has("value"));
    }

    private static void set(
            Op op,
            ScimAttribute attribute,
            @Nullable ScimAttribute part,
            ObjectNode one,
            JsonNode value) {
        if (part != null) {
            put(one, part.name(), op == Op.REMOVE ? null : ScimShape.one(part, value));
        } else if (ScimShape.one(attribute, value) instanceof ObjectNode parts) {
            one.setAll(parts);
        }
    }

    /// A value that is as the filter says: so Entra ID adds the first address of a kind.
    private static ObjectNode fresh(ScimAttribute attribute, @Nullable ScimFilter filter) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        if (filter != null) {
            filter.all()
                    .forEach(equality ->
                            attribute
                                    .part(equality.attribute())
                                    .ifPresent(p ->
                                            put(
                                                    one,
                                                    p.name(),
                                                    ScimShape.one(
                                                            p, one.textNode(equality.value())))));
        }
        return one;
    }

    private static void put(ObjectNode to, String name, @Nullable JsonNode value) {
        if (value == null) {
            to.remove(name);
        } else {
            to.set(name, value);
        }
    }
}
