package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attest.collector.platform.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings what was sent into the shape that is kept: names as the schema spells them, values of the
/// type it says, within bounds, and nothing it does not name.
final class ScimShape {

    static final int LONGEST_TEXT = 1024;

    private ScimShape() {}

    static ObjectNode of(ScimType type, ObjectNode sent) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        sent.properties()
                .forEach(field -> {
                    Optional<String> extension = type.extension(field.getKey());
                    if (extension.isPresent()) {
                        List<ScimAttribute> attributes =
                                type.extensions().getOrDefault(extension.get(), List.of());
                        put(kept, extension.get(), object(attributes, field.getValue()));
                    } else {
                        type.attribute(field.getKey())
                                .ifPresent(a -> put(kept, a.name(), value(a, field.getValue())));
                    }
                });
        return kept;
    }

    /// The whole value of an attribute; null for none.
    ///
    /// @throws ScimException when it is of another type, or too long
    static @Nullable JsonNode value(ScimAttribute attribute, JsonNode sent) {
        if (sent.isNull()) {
            return null;
        }
        return attribute.many() ? values(attribute, sent) : one(attribute, sent);
    }

    /// One value of an attribute that may have many, or the only one; null for none.
    static @Nullable JsonNode one(ScimAttribute attribute, JsonNode sent) {
        if (sent.isNull()) {
            return null;
        }
        return switch (attribute.type()) {
            case STRING -> text(attribute, sent);
            case BOOLEAN -> flag(attribute, sent);
            case COMPLEX -> complex(attribute, sent);
        };
    }

    /// Only values, of which a list of one may stand alone.
    static ArrayNode values(ScimAttribute attribute, JsonNode sent) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : sent.isArray() ? sent : values.arrayNode().add(sent)) {
            JsonNode one = one(attribute, each);
            if (one != null) {
                values.add(one);
            }
        }
        return bounded(attribute, values);
    }

    static ArrayNode bounded(ScimAttribute attribute, ArrayNode values) {
        if (values.size() > attribute.most()) {
            throw ScimException.invalidValue(
                    "%s has at most %d values.".formatted(attribute.name(), attribute.most()));
        }
        return values;
    }

    private static @Nullable JsonNode text(ScimAttribute attribute, JsonNode sent) {
        if (!sent.isTextual()) {
            throw ScimException.invalidValue(attribute.name() + " is no text.");
        }
        String text = sent.asText().strip();
        if (text.length() > LONGEST_TEXT) {
            throw ScimException.invalidValue(
                    "%s is longer than %d characters.".formatted(attribute.name(), LONGEST_TEXT));
        }
        if (text.indexOf('\0') >= 0 || Text.broken(text)) {
            throw ScimException.invalidValue(
                    attribute.name() + " holds a character that cannot be kept.");
        }
        return text.isEmpty() ? null : TextNode.valueOf(text);
    }

    /// Entra ID writes truth as text.
    private static JsonNode flag(ScimAttribute attribute, JsonNode sent) {
        if (sent.isBoolean()) {
            return sent;
        }
        String text = sent.asText("");
        if (sent.isTextual() && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return BooleanNode.valueOf(text.equalsIgnoreCase("true"));
        }
        throw ScimException.invalidValue(attribute.name() + " is neither true nor false.");
    }

    /// A text stands for its `value`: so are managers often told.
    private static @Nullable JsonNode complex(ScimAttribute attribute, JsonNode sent) {
        if (sent.isTextual() && attribute.part("value").isPresent()) {
            return object(
                    attribute.parts(), JsonNodeFactory.instance.objectNode().set("value", sent));
        }
        if (!sent.isObject()) {
            throw ScimException.invalidValue(attribute.name() + " is no object.");
        }
        return object(attribute.parts(), sent);
    }

    private static @Nullable ObjectNode object(List<ScimAttribute> parts, JsonNode sent) {
        if (sent.isNull()) {
            return null;
        }
        if (!sent.isObject()) {
            throw ScimException.invalidValue("An extension is no object.");
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        sent.properties()
                .forEach(field ->
                        ScimAttribute.named(parts, field.getKey())
                                .ifPresent(a -> put(kept, a.name(), value(a, field.getValue()))));
        return kept.isEmpty() ? null : kept;
    }

    private static void put(ObjectNode kept, String name, @Nullable JsonNode value) {
        if (value != null && !(value.isArray() && value.isEmpty())) {
            kept.set(name, value);
        }
    }
}
