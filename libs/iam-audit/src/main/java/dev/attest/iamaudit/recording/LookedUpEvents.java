package dev.attest.iamaudit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What CloudTrail tells of calls, region by region, in pages: all calls of a time, or those of one
/// name after another. Of each only who made it, and when, is kept.
final class LookedUpEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MATTERS =
            List.of("eventName", "eventTime", "awsRegion", "userIdentity");
    private static final List<String> OF_WHOM =
            List.of("type", "arn", "principalId", "invokedBy", "onBehalfOf", "sessionContext");

    /// Where a name stands for all calls.
    private static final String ALL = "";

    /// @param whole the names of which the last page was told
    private record Told(ObjectNode output, Set<String> whole) {}

    private final Map<String, Told> places = new LinkedHashMap<>();

    void told(RecordedCall call) {
        JsonNode attribute = call.request().path("LookupAttributes").path(0);
        String key = attribute.path("AttributeKey").asText("EventName");
        if (!key.equals("EventName")) {
            // What else was asked for is not known to be all of anything.
            return;
        }
        Told told =
                places.computeIfAbsent(
                        String.join(
                                " ", call.region(), call.names("StartTime"), call.names("EndTime")),
                        any -> new Told(begun(call), new TreeSet<>()));
        if (call.refused()) {
            told.output().put("Error", call.error());
            return;
        }
        ArrayNode events = told.output().withArray("/Events");
        call.response().path("Events").forEach(event -> events.add(kept(event)));
        if (!call.response().hasNonNull("NextToken")) {
            told.whole().add(attribute.path("AttributeValue").asText(ALL));
        }
    }

    private static ObjectNode begun(RecordedCall call) {
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("Region", call.region());
        for (String member : List.of("StartTime", "EndTime")) {
            if (call.request().hasNonNull(member)) {
                output.set(member, call.request().get(member));
            }
        }
        output.putArray("Events");
        return output;
    }

    private static ObjectNode kept(JsonNode event) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        String text = event.path("CloudTrailEvent").asText("");
        try {
            if (JSON.readTree(text) instanceof ObjectNode call) {
                call.retain(MATTERS);
                if (call.path("userIdentity") instanceof ObjectNode who) {
                    who.retain(OF_WHOM);
                }
                text = JSON.writeValueAsString(call);
            }
        } catch (JsonProcessingException e) {
            // Who judges by it says that it cannot be read.
        }
        return kept.put("CloudTrailEvent", text);
    }

    /// Where not all calls were told to the end, `Names` are those of which all were.
    List<JsonNode> outputs() {
        List<JsonNode> outputs = new ArrayList<>();
        for (Told told : places.values()) {
            ObjectNode output = JsonNodeFactory.instance.objectNode();
            output.setAll(told.output());
            if (!told.whole().contains(ALL)) {
                ArrayNode names = output.putArray("Names");
                told.whole().forEach(names::add);
            }
            outputs.add(output);
        }
        return outputs;
    }
}
