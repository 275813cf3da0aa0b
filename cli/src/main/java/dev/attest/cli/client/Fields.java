package dev.attest.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/// Reads what a service answered, for showing: a field that is missing or null is the empty string.
public final class Fields {
    private Fields() {}

    public static String text(JsonNode node, String pointer) {
        JsonNode field = node.at(pointer);
        return field.isNull() || field.isMissingNode() ? "" : field.asText();
    }

    public static Function<JsonNode, String> at(String pointer) {
        return node -> text(node, pointer);
    }

    /// The day of an instant, in UTC.
    public static Function<JsonNode, String> day(String pointer) {
        return node -> {
            String instant = text(node, pointer);
            return instant.length() < 10 ? instant : instant.substring(0, 10);
        };
    }

    /// An instant to the minute, in UTC, as people read it.
    public static Function<JsonNode, String> minute(String pointer) {
        return node -> {
            String instant = text(node, pointer);
            return instant.length() < 16 ? instant : instant.substring(0, 16).replace('T', ' ');
        };
    }
}
