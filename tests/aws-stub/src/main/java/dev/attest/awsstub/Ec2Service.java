package dev.attest.awsstub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The account's regions; and instances: list `ec2/REGION/instancesSet`, each in a reservation of
/// its own, in the names that EC2 writes.
final class Ec2Service implements AwsService {

    private static final int LARGEST_PAGE = 1000;

    private final Xml xml = new Xml(Map.of(), "item");

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        return switch (call.operation()) {
            case "DescribeInstances" -> instances(call, caller);
            case "DescribeIamInstanceProfileAssociations" -> associations(call, caller);
            case "DescribeRegions" -> regions(caller);
            default -> throw new AwsFailure(400, "InvalidAction", call.operation());
        };
    }

    private static AwsReply regions(StubAccount caller) {
        String regions =
                caller.regions().stream()
                        .map(region ->
                                "<item><regionName>%s</regionName><optInStatus>opt-in-not-required</optInStatus></item>"
                                        .formatted(region))
                        .collect(Collectors.joining());
        return AwsReply.of(
                200,
                AwsReply.XML,
                "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                        + "<requestId>0</requestId><regionInfo>"
                        + regions
                        + "</regionInfo></DescribeRegionsResponse>");
    }

    /// One for each instance with a profile, unless it says that it is not `associated`.
    private static AwsReply associations(AwsCall call, StubAccount caller) {
        int size = size(call);
        List<ObjectNode> all =
                caller.things("ec2/" + call.region() + "/instancesSet").stream()
                        .filter(each -> each.has("iamInstanceProfile"))
                        .filter(each -> each.path("associated").asBoolean(true))
                        .toList();
        int from = Integer.parseInt(call.form().getOrDefault("NextToken", "0"));
        int to = Math.min(all.size(), from + size);
        String items =
                all.subList(from, to).stream()
                        .map(each ->
                                "<item><associationId>iip-1</associationId><instanceId>%s</instanceId><state>associated</state></item>"
                                        .formatted(each.path("instanceId").asText()))
                        .collect(Collectors.joining());
        String next = to < all.size() ? "<nextToken>" + to + "</nextToken>" : "";
        return AwsReply.of(
                200,
                AwsReply.XML,
                "<DescribeIamInstanceProfileAssociationsResponse"
                        + " xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>0</requestId>"
                        + "<iamInstanceProfileAssociationSet>%s</iamInstanceProfileAssociationSet>"
                                .formatted(items)
                        + next
                        + "</DescribeIamInstanceProfileAssociationsResponse>");
    }

    private static int size(AwsCall call) {
        int size = Integer.parseInt(call.form().getOrDefault("MaxResults", "1000"));
        if (size < 5 || size > LARGEST_PAGE) {
            throw new AwsFailure(400, "InvalidParameterValue", "MaxResults is " + size);
        }
        return size;
    }

    private AwsReply instances(AwsCall call, StubAccount caller) {
        int size = size(call);
        List<ObjectNode> all = caller.things("ec2/" + call.region() + "/instancesSet");
        int from = Integer.parseInt(call.form().getOrDefault("NextToken", "0"));
        int to = Math.min(all.size(), from + size);
        String reservations =
                all.subList(from, to).stream()
                        .map(each ->
                                "<item><reservationId>r-1</reservationId><instancesSet><item>"
                                        + xml.members(each)
                                        + "</item></instancesSet></item>")
                        .collect(Collectors.joining());
        String next = to < all.size() ? "<nextToken>" + to + "</nextToken>" : "";
        return AwsReply.of(
                200,
                AwsReply.XML,
                "<DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                        + "<requestId>0</requestId><reservationSet>"
                        + reservations
                        + "</reservationSet>"
                        + next
                        + "</DescribeInstancesResponse>");
    }
}
