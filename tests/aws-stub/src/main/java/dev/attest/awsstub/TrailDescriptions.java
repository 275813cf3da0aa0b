package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Trails: list `cloudtrail/REGION/trailList` by home regions, whose members `IsLogging`,
/// `EventSelectors` and times of deliveries are told by calls of their own, at home.
final class TrailDescriptions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TrailDescriptions() {}

    static AwsReply answer(AwsCall call, StubAccount caller) {
        return switch (call.operation()) {
            case "DescribeTrails" -> described(call, caller);
            case "ListTrails" -> listed(caller);
            case "GetTrailStatus" ->
                    AwsReply.json(
                            named(call, caller, call.json().path("Name"))
                                    .deepCopy()
                                    .retain(
                                            "IsLogging",
                                            "LatestDeliveryTime",
                                            "LatestCloudWatchLogsDeliveryTime"));
            case "GetEventSelectors" -> {
                JsonNode arn = call.json().path("TrailName");
                ObjectNode answer = NODES.objectNode();
                answer.set("TrailARN", arn);
                yield AwsReply.json(
                        answer.setAll(
                                named(call, caller, arn)
                                        .deepCopy()
                                        .retain("EventSelectors", "AdvancedEventSelectors")));
            }
            default -> throw new AwsFailure(400, "UnknownOperationException", call.operation());
        };
    }

    /// Trails at home; and, unless nobody wants them, the shadows of those that log every region.
    private static AwsReply described(AwsCall call, StubAccount caller) {
        ObjectNode answer = NODES.objectNode();
        var list = answer.putArray("trailList");
        for (String region : caller.regions()) {
            boolean home = region.equals(call.region());
            for (ObjectNode trail : trails(caller, region)) {
                boolean shadow =
                        !home && trail.path("IsMultiRegionTrail").asBoolean()
                                || home && foreign(trail, caller);
                if (home && !shadow
                        || shadow && call.json().path("includeShadowTrails").asBoolean(true)) {
                    list.add(
                            trail.deepCopy()
                                    .put("HomeRegion", region)
                                    .without(
                                            List.of(
                                                    "IsLogging",
                                                    "EventSelectors",
                                                    "AdvancedEventSelectors",
                                                    "LatestDeliveryTime",
                                                    "LatestCloudWatchLogsDeliveryTime")));
                }
            }
        }
        return AwsReply.json(answer);
    }

    /// A trail of the organization, which another account owns.
    private static boolean foreign(ObjectNode trail, StubAccount caller) {
        return !trail.path("TrailARN").asText().contains(":" + caller.id() + ":");
    }

    private static AwsReply listed(StubAccount caller) {
        ObjectNode answer = NODES.objectNode();
        var list = answer.putArray("Trails");
        for (String region : caller.regions()) {
            for (ObjectNode trail : trails(caller, region)) {
                if (!foreign(trail, caller)) {
                    list.add(trail.deepCopy().retain("Name", "TrailARN").put("HomeRegion", region));
                }
            }
        }
        return AwsReply.json(answer);
    }

    private static List<ObjectNode> trails(StubAccount caller, String region) {
        return caller.things("cloudtrail/" + region + "/trailList");
    }

    private static ObjectNode named(AwsCall call, StubAccount caller, JsonNode arn) {
        return trails(caller, call.region()).stream()
                .filter(trail -> trail.path("TrailARN").equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsFailure(400, "TrailNotFoundException", arn.asText()));
    }
}
