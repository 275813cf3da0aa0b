package dev.attest.collector.auditors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attest.awsjson.AwsJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/// States of things, out of AWS's answers.
public final class States {

    private static final ObjectMapper JSON = new ObjectMapper();

    private States() {}

    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /// All of an answer but what changes by itself.
    public static ObjectNode without(SdkPojo answer, String... members) {
        return AwsJson.of(answer).without(List.of(members));
    }

    /// Only some members of an answer.
    public static ObjectNode only(SdkPojo answer, String... members) {
        return AwsJson.of(answer).retain(members);
    }

    /// A policy document as what it says; as its text when it is no JSON.
    public static JsonNode document(@Nullable String text) {
        if (text == null) {
            return JSON.nullNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
