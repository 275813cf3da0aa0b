package dev.attest.awsjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/// Answers of AWS in the form in which its command line prints them.
public final class AwsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AwsJson() {}

    public static ObjectNode of(SdkPojo answer) {
        ObjectNode json = JSON.createObjectNode();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null) {
                json.set(field.memberName(), node(value));
            }
        }
        return json;
    }

    /// Pages as one: their lists are joined.
    public static ObjectNode of(Iterable<? extends SdkPojo> pages) {
        ObjectNode whole = JSON.createObjectNode();
        for (SdkPojo page : pages) {
            of(page).properties()
                    .forEach(each -> {
                        if (each.getValue() instanceof ArrayNode list) {
                            whole.withArray("/" + each.getKey()).addAll(list);
                        } else {
                            whole.set(each.getKey(), each.getValue());
                        }
                    });
        }
        whole.remove(List.of("IsTruncated", "Marker"));
        return whole;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> {
                ArrayNode array = JSON.createArrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.createObjectNode();
                map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
                yield object;
            }
            case Integer number -> JSON.getNodeFactory().numberNode(number);
            case Long number -> JSON.getNodeFactory().numberNode(number);
            case Double number -> JSON.getNodeFactory().numberNode(number);
            case Float number -> JSON.getNodeFactory().numberNode(number);
            case SdkBytes bytes -> JSON.getNodeFactory().binaryNode(bytes.asByteArray());
            case Boolean truth -> JSON.getNodeFactory().booleanNode(truth);
            default -> JSON.getNodeFactory().textNode(value.toString());
        };
    }
}
