package dev.attest.iamaudit.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a check's file sets for its rule.
record Parameters(ObjectNode values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String text(String name) {
        return value(name).asText();
    }

    boolean flag(String name) {
        return value(name).asBoolean();
    }

    int number(String name) {
        return value(name).intValue();
    }

    BigDecimal decimal(String name) {
        return value(name).decimalValue();
    }

    Duration minutes(String name) {
        return Duration.ofMinutes(number(name));
    }

    Duration days(String name) {
        return Duration.ofDays(number(name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        value(name).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    boolean has(String name) {
        return values.has(name);
    }

    /// The same with another value, of the same form.
    ///
    /// @throws IllegalArgumentException when there is no such parameter, or the value is of another
    ///   form
    Parameters with(String name, JsonNode value) {
        JsonNode before = values.get(name);
        if (before == null) {
            List<String> known = new ArrayList<>();
            values.fieldNames().forEachRemaining(known::add);
            throw new IllegalArgumentException(
                    "there is no parameter " + name + (known.isEmpty() ? "" : ", only " + known));
        }
        if (before.getNodeType() != value.getNodeType()) {
            throw new IllegalArgumentException(
                    "%s is %s, such as %s".formatted(name, kind(before), before));
        }
        return new Parameters(values.deepCopy().set(name, value));
    }

    /// A value as somebody types it.
    static JsonNode typed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    private JsonNode value(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the check's file has no parameter " + name);
        }
        return value;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case BINARY, MISSING, NULL, OBJECT, POJO -> "something else";
        };
    }
}
