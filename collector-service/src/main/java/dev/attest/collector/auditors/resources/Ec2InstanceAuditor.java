package dev.attest.collector.auditors.resources;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/// EC2 instances with their instance profiles and tags.
@ApplicationScoped
class Ec2InstanceAuditor implements InventoryAuditor {

    private static final int PAGE = 500;
    private static final String[] KEPT = {
        "IamInstanceProfile",
        "ImageId",
        "InstanceType",
        "LaunchTime",
        "MetadataOptions",
        "PrivateIpAddress",
        "PublicIpAddress",
        "SecurityGroups",
        "State",
        "SubnetId",
        "Tags",
        "VpcId"
    };

    @Override
    public String kind() {
        return "ec2-instances";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of("ec2:DescribeInstances");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (Ec2Client client = session.client(Ec2Client.builder(), "ec2")) {
            client.describeInstancesPaginator(ask -> ask.maxResults(PAGE)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .forEach(instance ->
                            sink.thing(
                                    "ec2-instance",
                                    arn(session, instance),
                                    name(instance),
                                    States.only(instance, KEPT)));
        }
    }

    private static String arn(AuditSession session, Instance instance) {
        return "arn:%s:ec2:%s:%s:instance/%s"
                .formatted(
                        session.partition(),
                        session.region(),
                        session.account(),
                        instance.instanceId());
    }

    private static String name(Instance instance) {
        return instance.tags().stream()
                .filter(tag -> "Name".equals(tag.key()))
                .map(Tag::value)
                .findFirst()
                .orElse(instance.instanceId());
    }
}
