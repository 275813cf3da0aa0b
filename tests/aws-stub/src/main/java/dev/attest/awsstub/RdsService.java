package dev.attest.awsstub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Databases: lists `rds/REGION/DBInstances` and `rds/REGION/DBClusters`.
final class RdsService implements AwsService {

    private static final String NAMESPACE = "http://rds.amazonaws.com/doc/2014-10-31/";
    private static final int LARGEST_PAGE = 100;
    private static final Map<String, String> ITEMS =
            Map.of(
                    "TagList", "Tag",
                    "DBClusterMembers", "DBClusterMember",
                    "VpcSecurityGroups", "VpcSecurityGroupMembership");

    private final Xml xml = new Xml(ITEMS, "member");

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        return switch (call.operation()) {
            case "DescribeDBInstances" -> paged(call, caller, "DBInstances", "DBInstance");
            case "DescribeDBClusters" -> paged(call, caller, "DBClusters", "DBCluster");
            case "DescribeAccountAttributes" -> quotas(call, caller);
            default -> throw new AwsFailure(400, "InvalidAction", call.operation());
        };
    }

    /// What is used of each; an account may have it otherwise in list `rds/REGION/AccountQuotas`.
    private static AwsReply quotas(AwsCall call, StubAccount caller) {
        String place = "rds/" + call.region() + "/";
        List<ObjectNode> told = caller.things(place + "AccountQuotas");
        String quotas =
                List.of("DBInstances", "DBClusters").stream()
                        .map(name ->
                                "<AccountQuota><AccountQuotaName>%s</AccountQuotaName><Used>%d</Used><Max>40</Max></AccountQuota>"
                                        .formatted(
                                                name,
                                                told.isEmpty()
                                                        ? caller.things(place + name).size()
                                                        : told.getFirst().path(name).asInt()))
                        .collect(Collectors.joining());
        return AwsReply.xml(
                call.operation(), NAMESPACE, "<AccountQuotas>%s</AccountQuotas>".formatted(quotas));
    }

    private AwsReply paged(AwsCall call, StubAccount caller, String list, String item) {
        int size = Integer.parseInt(call.form().getOrDefault("MaxRecords", "100"));
        if (size < 20 || size > LARGEST_PAGE) {
            throw new AwsFailure(400, "InvalidParameterValue", "MaxRecords is " + size);
        }
        List<ObjectNode> all = caller.things("rds/" + call.region() + "/" + list);
        int from = Integer.parseInt(call.form().getOrDefault("Marker", "0"));
        int to = Math.min(all.size(), from + size);
        String items =
                all.subList(from, to).stream()
                        .map(each -> "<%1$s>%2$s</%1$s>".formatted(item, xml.members(each)))
                        .collect(Collectors.joining());
        String marker = to < all.size() ? "<Marker>" + to + "</Marker>" : "";
        return AwsReply.xml(
                call.operation(), NAMESPACE, marker + "<%1$s>%2$s</%1$s>".formatted(list, items));
    }
}
