package dev.attest.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON with exactly one spelling for each value: the JSON Canonicalization Scheme (RFC 8785).
/// Members are sorted by UTF-16 code units, numbers are written as ECMAScript writes them, there is
/// no white space, and the text is UTF-8 without byte order mark.
///
/// Refused with [MalformedJsonException]: duplicate members, lone surrogates, NaN and infinities,
/// whole numbers that a double cannot hold exactly, more than one value, invalid UTF-8, nesting
/// deeper than 100.
public final class CanonicalJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(100)
                                                    .build())
                                    .build())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CanonicalJson() {}

    /// The canonical bytes of a value.
    public static byte[] write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        new CanonicalWriter(out).write(value, "");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads JSON in any spelling, strictly.
    public static JsonNode read(byte[] json) {
        String text = decode(json);
        if (text.startsWith("\uFEFF")) {
            throw new MalformedJsonException("", "there is a byte order mark");
        }
        try {
            JsonNode value = MAPPER.readTree(text);
            if (value == null || value.isMissingNode()) {
                throw new MalformedJsonException("", "there is no JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("", e.getOriginalMessage());
        }
    }

    /// Reads JSON that must be canonical byte for byte.
    public static JsonNode readCanonical(byte[] json) {
        JsonNode value = read(json);
        byte[] expected = write(value);
        int at = Arrays.mismatch(json, expected);
        if (at >= 0) {
            throw new MalformedJsonException("", "not canonical JSON at byte " + at);
        }
        return value;
    }

    /// The canonical spelling of some JSON.
    public static byte[] canonicalize(byte[] json) {
        return write(read(json));
    }

    private static String decode(byte[] json) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("", "not UTF-8: " + e.getMessage());
        }
    }
}
