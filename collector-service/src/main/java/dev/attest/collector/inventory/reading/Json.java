package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Fields of JSON objects from outside.
final class Json {

    /// An ARN has at most so many; the index of principals takes little more.
    private static final int LONGEST_BYTES = 2048;

    private Json() {}

    /// @throws IllegalArgumentException when it is missing or no text
    static String required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        String text = value.textValue();
        bounded(field, text);
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /// @throws IllegalArgumentException when a text is longer than a key of a table can be
    static void bounded(String field, String text) {
        if (text.length() > LONGEST_BYTES
                || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new IllegalArgumentException(
                    "%s is longer than %d bytes".formatted(field, LONGEST_BYTES));
        }
    }

    static @Nullable String optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? required(node, field) : null;
    }
}
