package dev.attest.collector.auditors.resources;

import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private static final Set<InstanceStateName> LASTING =
            Set.of(InstanceStateName.RUNNING, InstanceStateName.STOPPED);
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
            var profiles = new Profiles();
            client.describeInstancesPaginator(ask -> ask.maxResults(PAGE)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .forEach(instance -> {
                        profiles.listed(instance);
                        sink.thing(
                                "ec2-instance",
                                arn(session, instance),
                                name(instance),
                                States.only(instance, KEPT));
                    });
            profiles.hold(client, sink);
        }
    }

    /// Which instances have a profile EC2 also tells by itself. An instance that starts, stops or
    /// ends has its association sooner or later than its profile: it is counted on neither side.
    private static final class Profiles {

        private final Set<String> lasting = new HashSet<>();
        private final Set<String> passing = new HashSet<>();
        private int without;

        void listed(Instance instance) {
            if (instance.iamInstanceProfile() == null) {
                without++;
            }
            if (!LASTING.contains(instance.state().name())) {
                passing.add(instance.instanceId());
            } else if (instance.iamInstanceProfile() != null) {
                lasting.add(instance.instanceId());
            }
        }

        void hold(Ec2Client client, InventorySink sink) {
            sink.attempt("DescribeIamInstanceProfileAssociations", Set.of(), () -> count(client))
                    .ifPresent(counted ->
                            sink.control(
                                    "instances of DescribeIamInstanceProfileAssociations",
                                    counted,
                                    lasting.size()));
            sink.uncounted("instances without a profile", without, "EC2 does not count them");
            if (!passing.isEmpty()) {
                sink.uncounted(
                        "instances that start, stop or end",
                        passing.size(),
                        "their associations come and go");
            }
        }

        /// An instance that was not listed at all counts: the listing may have lost it.
        private long count(Ec2Client client) {
            return client
                    .describeIamInstanceProfileAssociationsPaginator(
                            ask -> ask.maxResults(PAGE).filters(ASSOCIATED))
                    .iamInstanceProfileAssociations()
                    .stream()
                    .map(IamInstanceProfileAssociation::instanceId)
                    .filter(id -> !passing.contains(id))
                    .distinct()
                    .count();
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
