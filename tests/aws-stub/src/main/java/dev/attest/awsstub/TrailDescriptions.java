package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Trails: list `cloudtrail/REGION/trailList`, whose members `IsLogging` and `EventSelectors` are
/// told by calls of their own.
final class TrailDescriptions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TrailDescriptions() {}

    static AwsReply answer(AwsCall call, StubAccount caller) {
        List<ObjectNode> trails = caller.things("cloudtrail/" + call.region() + "/trailList");
        return switch (call.operation()) {
            case "DescribeTrails" -> trails(trails);
            case "GetTrailStatus" ->
                    AwsReply.json(
                            NODES.objectNode()
                                    .set(
                                            "IsLogging",
                                            named(trails, call.json().path("Name"))
                                                    .path("IsLogging")));
            case "GetEventSelectors" ->
                    AwsReply.json(
                            NODES.objectNode()
                                    .set(
                                            "EventSelectors",
                                            named(trails, call.json().path("TrailName"))
                                                    .path("EventSelectors")));
            default -> throw new AwsFailure(400, "UnknownOperationException", call.operation());
        };
    }

    private static AwsReply trails(List<ObjectNode> trails) {
        ObjectNode answer = NODES.objectNode();
        var list = answer.putArray("trailList");
        trails.forEach(
                trail -> list.add(trail.deepCopy().remove(List.of("IsLogging", "EventSelectors"))));
        return AwsReply.json(answer);
    }

    private static ObjectNode named(List<ObjectNode> trails, JsonNode arn) {
        return trails.stream()
                .filter(trail -> trail.path("TrailARN").equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsFailure(400, "TrailNotFoundException", arn.asText()));
    }
}
