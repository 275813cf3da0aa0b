package dev.attest.collector.inventory.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.traildigest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A state in one form only: members by name, lists in order, nothing that is null. AWS answers the
/// same in another order from one call to the next, and that is no change.
final class CanonicalJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    static String text(JsonNode state) {
        return sorted(state).toString().replace("\\u0000", "\\uFFFD");
    }

    /// The members of a state that was kept.
    static Map<String, Object> members(String text) {
        try {
            return JSON.readValue(text, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state is damaged", e);
        }
    }

    static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var members = new TreeMap<String, JsonNode>();
            object.properties()
                    .forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            members.values().removeIf(JsonNode::isNull);
            ObjectNode sorted = NODES.objectNode();
            members.forEach(sorted::set);
            return sorted;
        }
        if (node instanceof ArrayNode list) {
            List<JsonNode> elements = new ArrayList<>();
            list.forEach(element -> elements.add(sorted(element)));
            elements.sort(Comparator.comparing(JsonNode::toString));
            return NODES.arrayNode().addAll(elements);
        }
        return node;
    }
}
