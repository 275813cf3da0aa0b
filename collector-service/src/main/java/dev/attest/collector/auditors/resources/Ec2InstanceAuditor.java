package dev.attest.collector.auditors.resources;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

/// EC2 instances with their instance profiles and tags.
@ApplicationScoped
class Ec2InstanceAuditor implements InventoryAuditor {

    private static final int PAGE = 500;
    private static final Filter ASSOCIATED =
            Filter.builder().name("state").values("associated").build();
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
        return List.of("ec2:DescribeIamInstanceProfileAssociations", "ec2:DescribeInstances");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (Ec2Client client = session.client(Ec2Client.builder(), "ec2")) {
            Set<String> profiled = new TreeSet<>();
            client.describeInstancesPaginator(ask -> ask.maxResults(PAGE)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .forEach(instance -> {
                        if (instance.iamInstanceProfile() != null
                                && instance.state().name() != InstanceStateName.TERMINATED) {
                            profiled.add(instance.instanceId());
                        }
                        sink.thing(
                                "ec2-instance",
                                arn(session, instance),
                                name(instance),
                                States.only(instance, KEPT));
                    });
            count(client, profiled, sink);
        }
    }

    /// Which instances have a profile EC2 also tells by itself.
    private static void count(Ec2Client client, Set<String> profiled, InventorySink sink) {
        sink.attempt(
                        "DescribeIamInstanceProfileAssociations",
                        Set.of(),
                        () ->
                                client
                                        .describeIamInstanceProfileAssociationsPaginator(
                                                ask -> ask.maxResults(PAGE).filters(ASSOCIATED))
                                        .iamInstanceProfileAssociations()
                                        .stream()
                                        .map(IamInstanceProfileAssociation::instanceId)
                                        .distinct()
                                        .count())
                .ifPresent(counted ->
                        sink.control(
                                "instances of DescribeIamInstanceProfileAssociations",
                                counted,
                                profiled.size()));
        sink.uncounted(
                "instances without a profile",
                sink.found() - profiled.size(),
                "EC2 does not count them");
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
