package dev.attest.iamaudit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What many small questions tell of the account's buckets, put together: `{"Bucket", "Settings":
/// {"GetBucketAcl": …}}`, each setting by the operation that tells it.
final class BucketSettings {

    private final Map<String, ObjectNode> buckets = new LinkedHashMap<>();

    void listed(JsonNode page) {
        page.path("Buckets").forEach(each -> settings(each.path("Name").asText()));
    }

    /// That AWS has none of a setting is an answer, too: an empty one.
    void told(RecordedCall call) {
        if (call.gone()) {
            return;
        }
        JsonNode answer = call.response();
        if (call.refused()) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            answer = absent(call) ? none : none.put("Error", call.error());
        }
        settings(call.names("Bucket")).set(call.operation(), answer);
    }

    static boolean absent(RecordedCall call) {
        return call.says("NoSuchBucketPolicy") || call.says("NoSuchPublicAccessBlockConfiguration");
    }

    private ObjectNode settings(String bucket) {
        return buckets.computeIfAbsent(bucket, any -> JsonNodeFactory.instance.objectNode());
    }

    List<JsonNode> outputs() {
        List<JsonNode> outputs = new ArrayList<>();
        buckets.forEach((name, settings) ->
                outputs.add(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("Bucket", name)
                                .set("Settings", settings)));
        return outputs;
    }
}
