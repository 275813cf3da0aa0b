package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.GroupReading;
import dev.attest.collector.inventory.reading.PermissionSetReading;
import dev.attest.collector.inventory.reading.PolicyRef;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PermissionSetObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What principals share: groups and permission sets. One that a complete snapshot no longer shows
/// is told once more, with nothing left in it.
final class Shared {

    private final InventoryRows rows;
    private final StateRows states;
    private final Reading reading;
    private final UUID snapshotId;
    private final Instant observedAt;

    Shared(
            InventoryRows rows,
            StateRows states,
            Reading reading,
            UUID snapshotId,
            Instant observedAt) {
        this.rows = rows;
        this.states = states;
        this.reading = reading;
        this.snapshotId = snapshotId;
        this.observedAt = observedAt;
    }

    List<InventoryEvent> apply() {
        Map<String, String> hashes = rows.hashesOf(policies());
        List<InventoryEvent> events = new ArrayList<>();
        reading.groups().stream()
                .map(group -> observed(group, hashes))
                .filter(states::keepGroup)
                .forEach(events::add);
        reading.permissionSets().stream()
                .map(set -> observed(set, hashes))
                .filter(states::keepPermissionSet)
                .forEach(events::add);
        if (reading.complete()) {
            dropped(events);
        }
        return events;
    }

    private void dropped(List<InventoryEvent> events) {
        boolean identityCenter = reading.source() == InventorySource.IDENTITY_CENTER;
        if (!identityCenter && reading.source() != InventorySource.IAM_AUTHORIZATION_DETAILS) {
            return;
        }
        Set<String> groups =
                reading.groups().stream().map(GroupReading::groupId).collect(Collectors.toSet());
        states.dropGroups(reading.accountId(), identityCenter, groups, observedAt).stream()
                .map(this::emptied)
                .forEach(events::add);
        if (identityCenter) {
            Set<String> sets =
                    reading.permissionSets().stream()
                            .map(PermissionSetReading::permissionSetArn)
                            .collect(Collectors.toSet());
            states.dropPermissionSets(reading.accountId(), sets, observedAt).stream()
                    .map(this::emptied)
                    .forEach(events::add);
        }
    }

    private Set<String> policies() {
        Set<String> arns = new HashSet<>();
        Stream.concat(
                        reading.groups().stream().flatMap(g -> g.attachedPolicies().stream()),
                        reading.permissionSets().stream()
                                .flatMap(s ->
                                        Stream.concat(
                                                s.attachedPolicies().stream(),
                                                Stream.ofNullable(s.boundary()))))
                .map(PolicyRef::arn)
                .filter(Objects::nonNull)
                .forEach(arns::add);
        return arns;
    }

    private GroupObserved observed(GroupReading g, Map<String, String> hashes) {
        return new GroupObserved(
                snapshotId,
                reading.accountId(),
                g.groupId(),
                g.name(),
                g.identityStoreId(),
                Merge.attached(g.attachedPolicies(), hashes::get),
                g.inlinePolicies(),
                g.members(),
                observedAt,
                g.uniqueId());
    }

    private PermissionSetObserved observed(PermissionSetReading s, Map<String, String> hashes) {
        PolicyRef boundary = s.boundary();
        return new PermissionSetObserved(
                snapshotId,
                reading.accountId(),
                s.instanceArn(),
                s.permissionSetArn(),
                s.name(),
                s.description(),
                s.sessionDuration(),
                Merge.attached(s.attachedPolicies(), hashes::get),
                s.inlinePolicies(),
                boundary == null ? null : Merge.attached(boundary, hashes::get),
                s.assignments(),
                observedAt);
    }

    private GroupObserved emptied(GroupObserved g) {
        return new GroupObserved(
                snapshotId,
                g.accountId(),
                g.groupId(),
                g.name(),
                g.identityStoreId(),
                List.of(),
                List.of(),
                List.of(),
                observedAt,
                g.uniqueId());
    }

    private PermissionSetObserved emptied(PermissionSetObserved s) {
        return new PermissionSetObserved(
                snapshotId,
                s.accountId(),
                s.instanceArn(),
                s.permissionSetArn(),
                s.name(),
                s.description(),
                s.sessionDuration(),
                List.of(),
                List.of(),
                null,
                List.of(),
                observedAt);
    }
}
