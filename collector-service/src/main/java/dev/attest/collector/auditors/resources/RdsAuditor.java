package dev.attest.collector.auditors.resources;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

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
        return List.of("rds:DescribeDBClusters", "rds:DescribeDBInstances");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (RdsClient client = session.client(RdsClient.builder(), "rds")) {
            client.describeDBInstancesPaginator(ask -> {})
                    .dbInstances()
                    .forEach(database ->
                            sink.thing(
                                    "rds-instance",
                                    database.dbInstanceArn(),
                                    database.dbInstanceIdentifier(),
                                    States.without(database, MOVING)));
            client.describeDBClustersPaginator(ask -> {})
                    .dbClusters()
                    .forEach(cluster ->
                            sink.thing(
                                    "rds-cluster",
                                    cluster.dbClusterArn(),
                                    cluster.dbClusterIdentifier(),
                                    States.without(cluster, MOVING)));
        }
    }
}
