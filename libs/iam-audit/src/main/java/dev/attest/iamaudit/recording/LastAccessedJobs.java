package dev.attest.iamaudit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What IAM tells of used services, in jobs: whom a job is about only its beginning says, and its
/// answer may come late and in pages.
final class LastAccessedJobs {

    private static final String ERROR = "Error";

    private final Map<String, String> principals = new HashMap<>();
    private final Map<String, ObjectNode> told = new LinkedHashMap<>();

    void begun(RecordedCall call) {
        String arn = call.names("Arn");
        if (call.gone()) {
            return;
        }
        ObjectNode output =
                told.computeIfAbsent(
                        arn, any -> JsonNodeFactory.instance.objectNode().put("Arn", arn));
        if (call.refused()) {
            output.put(ERROR, call.error());
        } else {
            output.put(ERROR, "AWS was not ready in time");
            principals.put(call.response().path("JobId").asText(), arn);
        }
    }

    void answered(RecordedCall call) {
        String arn = principals.get(call.names("JobId"));
        ObjectNode output = arn == null ? null : told.get(arn);
        if (output == null) {
            return;
        }
        if (call.gone()) {
            told.remove(arn);
        } else if (call.refused()) {
            output.put(ERROR, call.error());
        } else {
            answered(output, call.response());
        }
    }

    private static void answered(ObjectNode output, JsonNode page) {
        switch (page.path("JobStatus").asText()) {
            case "COMPLETED" -> {
                output.remove(ERROR);
                var services = output.withArray("/ServicesLastAccessed");
                page.path("ServicesLastAccessed")
                        .forEach(each ->
                                services.add(
                                        ((ObjectNode) each)
                                                .retain("ServiceNamespace", "LastAuthenticated")));
            }
            case "FAILED" -> output.put(ERROR, "AWS could not make the answer");
            default -> {}
        }
    }

    List<JsonNode> outputs() {
        return List.copyOf(told.values());
    }
}
