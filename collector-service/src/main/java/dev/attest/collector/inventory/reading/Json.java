package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Fields of JSON objects from outside.
final class Json {

    private Json() {}

    /// @throws IllegalArgumentException when it is missing or no text
    static String required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        String text = value.textValue();
        if (text.length() > 2048) {
            throw new IllegalArgumentException(field + " is longer than 2048 characters");
        }
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static @Nullable String optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? required(node, field) : null;
    }
}
