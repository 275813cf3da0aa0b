package dev.attest.collector.auditors.resources;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AccountQuota;

/// Databases of RDS with their tags, single and in clusters.
@ApplicationScoped
class RdsAuditor implements InventoryAuditor {

    private static final String[] MOVING = {
        "LatestRestorableTime", "EarliestRestorableTime", "PercentProgress", "PendingModifiedValues"
    };

    @Override
    public String kind() {
        return "rds";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "rds:DescribeAccountAttributes",
                "rds:DescribeDBClusters",
                "rds:DescribeDBInstances");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (RdsClient client = session.client(RdsClient.builder(), "rds")) {
            Map<String, Long> used = used(client, sink);
            client.describeDBInstancesPaginator(ask -> {})
                    .dbInstances()
                    .forEach(database ->
                            sink.thing(
                                    "rds-instance",
                                    database.dbInstanceArn(),
                                    database.dbInstanceIdentifier(),
                                    States.without(database, MOVING)));
            int instances = sink.found();
            client.describeDBClustersPaginator(ask -> {})
                    .dbClusters()
                    .forEach(cluster ->
                            sink.thing(
                                    "rds-cluster",
                                    cluster.dbClusterArn(),
                                    cluster.dbClusterIdentifier(),
                                    States.without(cluster, MOVING)));
            hold(sink, "DBInstances", used, instances);
            hold(sink, "DBClusters", used, sink.found() - instances);
        }
    }

    /// What RDS counts against its quotas.
    private static Map<String, Long> used(RdsClient client, InventorySink sink) {
        return sink.attempt(
                        "DescribeAccountAttributes",
                        Set.of(),
                        () ->
                                client.describeAccountAttributes().accountQuotas().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        AccountQuota::accountQuotaName,
                                                        AccountQuota::used)))
                .orElse(Map.of());
    }

    /// The listing also has what Neptune and DocumentDB count on their own, so that more than RDS
    /// counts is no page that is lost; less is.
    private static void hold(InventorySink sink, String quota, Map<String, Long> used, long read) {
        Long counted = used.get(quota);
        if (counted == null) {
            sink.uncounted(quota, read, "DescribeAccountAttributes does not tell it");
        } else if (read > counted) {
            sink.uncounted(
                    quota,
                    read,
                    "RDS counts %d against its quota and lists those of other engines, too"
                            .formatted(counted));
        } else {
            sink.control(quota + " of DescribeAccountAttributes", counted, read);
        }
    }
}
