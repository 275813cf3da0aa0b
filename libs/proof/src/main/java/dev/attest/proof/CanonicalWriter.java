package dev.attest.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/// Writes one value in the form of RFC 8785, section 3.2.
final class CanonicalWriter {

    private final StringBuilder out;

    CanonicalWriter(StringBuilder out) {
        this.out = out;
    }

    void write(JsonNode value, String pointer) {
        switch (value.getNodeType()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(value.booleanValue());
            case NUMBER -> out.append(EcmaNumber.of(value, pointer));
            case STRING -> writeString(value.textValue(), pointer);
            case ARRAY -> writeArray(value, pointer);
            case OBJECT -> writeObject(value, pointer);
            case BINARY, MISSING, POJO ->
                    throw new MalformedJsonException(
                            pointer, "there is no JSON for " + value.getNodeType());
        }
    }

    private void writeArray(JsonNode array, String pointer) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i), pointer + "/" + i);
        }
        out.append(']');
    }

    private void writeObject(JsonNode object, String pointer) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            String path = pointer + "/" + escape(member.getKey());
            out.append(separator);
            writeString(member.getKey(), path);
            out.append(':');
            write(member.getValue(), path);
            separator = ",";
        }
        out.append('}');
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void writeString(String text, String pointer) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new MalformedJsonException(pointer, "a surrogate stands alone");
            } else {
                writeChar(c);
            }
        }
        out.append('"');
    }

    private void writeChar(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
