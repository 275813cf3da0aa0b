package dev.attest.cli.stack;

import dev.attest.events.EventCatalogue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// What a service may do at the broker: read the topics of all, write to those it owns and to its
/// own replays, and keep its place as the consumer group that it is. Each may make a topic that is
/// missing, since a consumer can be the first to come.
final class Grants {
    /// Group ids as in each service's `application.properties`; where they change, consumers begin
    /// anew.
    static final Map<String, String> GROUPS =
            Map.of(
                    "collector", "collector",
                    "risk", "risk",
                    "certification", "certification",
                    "reporting", "attest-reporting");

    private final String service;
    private final Set<AclBinding> granted = new HashSet<>();

    private Grants(String service) {
        this.service = service;
    }

    static Set<AclBinding> all() {
        Set<AclBinding> all = new HashSet<>();
        for (String service : Realm.SERVICES) {
            var grants = new Grants(service);
            grants.topics();
            grants.consumer();
            all.addAll(grants.granted);
        }
        return all;
    }

    private void topics() {
        EventCatalogue.owners()
                .forEach((topic, owner) -> {
                    var pattern =
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
                    allow(pattern, AclOperation.READ, AclOperation.CREATE);
                    if (owner.equals(service)) {
                        allow(pattern, AclOperation.WRITE);
                    }
                });
    }

    private void consumer() {
        String group = GROUPS.get(service);
        if (group != null) {
            allow(
                    new ResourcePattern(ResourceType.GROUP, group, PatternType.LITERAL),
                    AclOperation.READ);
            allow(
                    new ResourcePattern(
                            ResourceType.TOPIC,
                            "attest.replays." + service + ".",
                            PatternType.PREFIXED),
                    AclOperation.READ,
                    AclOperation.CREATE,
                    AclOperation.WRITE);
        }
    }

    private void allow(ResourcePattern pattern, AclOperation... operations) {
        for (AclOperation operation : operations) {
            granted.add(
                    new AclBinding(
                            pattern,
                            new AccessControlEntry(
                                    "User:" + service, "*", operation, AclPermissionType.ALLOW)));
        }
    }
}
