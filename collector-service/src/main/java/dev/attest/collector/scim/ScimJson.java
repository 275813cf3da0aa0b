package dev.attest.collector.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/// SCIM's bodies, read within bounds.
final class ScimJson {

    static final String MEDIA_TYPE = "application/scim+json";
    static final MediaType TYPE = new MediaType("application", "scim+json");

    /// A group of 10,000 members fits in.
    static final int LARGEST_BODY = 1 << 20;

    private static final int DEEPEST = 16;

    /// Ten for each of 10,000 members: a tree takes many times the memory of its text.
    static final int MOST_PARTS = 100_100;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_PARTS)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ScimJson() {}

    /// @throws ScimException when it is too large
    static byte[] receive(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw ScimException.tooLarge("A body has at most " + LARGEST_BODY + " bytes.");
        }
        return bytes;
    }

    /// @throws ScimException when it says too much, or is no JSON object
    static ObjectNode object(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw ScimException.invalidSyntax(
                    "A body has at most %d parts, nested at most %d deep."
                            .formatted(MOST_PARTS, DEEPEST));
        } catch (IOException e) {
            throw ScimException.invalidSyntax("The body is not JSON as SCIM has it.");
        }
        throw ScimException.invalidSyntax("The body is no JSON object.");
    }

    static JsonNode tree(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    static ObjectNode stored(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored resource is damaged", e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a resource", e);
        }
    }
}
