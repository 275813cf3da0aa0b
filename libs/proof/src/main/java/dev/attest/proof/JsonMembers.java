package dev.attest.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads the members of an object and says by JSON pointer what is wrong with one.
///
/// @param pointer where the object stands; empty for the whole text
record JsonMembers(JsonNode object, String pointer) {

    JsonMembers {
        if (!object.isObject()) {
            throw new MalformedJsonException(pointer, "not an object");
        }
    }

    void only(Set<String> names) {
        TreeSet<String> found = new TreeSet<>();
        object.fieldNames().forEachRemaining(found::add);
        for (String name : found) {
            if (!names.contains(name)) {
                throw new MalformedJsonException(at(name), "unknown member");
            }
        }
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw new MalformedJsonException(at(name), "not a string");
        }
        return value.textValue();
    }

    /// Reads a string and lets `reading` make something of it.
    <T> T text(String name, Function<String, T> reading) {
        String value = text(name);
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException(at(name), String.valueOf(e.getMessage()));
        }
    }

    long count(String name) {
        JsonNode value = required(name);
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToLong()
                || value.longValue() < 0) {
            throw new MalformedJsonException(at(name), "not a whole number from 0");
        }
        return value.longValue();
    }

    JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new MalformedJsonException(at(name), "missing");
        }
        return value;
    }

    String at(String name) {
        return pointer + "/" + name;
    }
}
