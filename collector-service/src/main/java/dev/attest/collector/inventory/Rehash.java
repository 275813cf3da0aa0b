package dev.attest.collector.inventory;

import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A policy of AWS is the same everywhere: once one account brings its document, whoever has it
/// attached in another account is told anew, with the hash.
final class Rehash {

    private final StateRows states;
    private final Map<String, String> hashes;

    Rehash(StateRows states, Map<String, String> hashes) {
        this.states = states;
        this.hashes = hashes;
    }

    /// @param arns policies whose document is new
    /// @param exceptAccount whose users, roles and groups were read with them; the permission sets
    ///   of that account were not, even when it owns Identity Center
    List<InventoryEvent> apply(Set<String> arns, String exceptAccount) {
        List<InventoryEvent> events = new ArrayList<>();
        if (arns.isEmpty()) {
            return events;
        }
        List<PrincipalObserved> principals =
                states.naming("principal", arns, exceptAccount).stream()
                        .map(json -> StoredJson.read(json, PrincipalObserved.class))
                        .map(this::anew)
                        .toList();
        states.keepPrincipals(principals);
        events.addAll(principals);
        states.naming("principal_group", arns, exceptAccount).stream()
                .map(json -> anew(StoredJson.read(json, GroupObserved.class)))
                .filter(states::keepGroup)
                .forEach(events::add);
        states.naming("permission_set", arns, null).stream()
                .map(json -> anew(StoredJson.read(json, PermissionSetObserved.class)))
                .filter(states::keepPermissionSet)
                .forEach(events::add);
        return events;
    }

    private List<AttachedPolicy> anew(List<AttachedPolicy> policies) {
        return policies.stream().map(this::anew).toList();
    }

    private AttachedPolicy anew(AttachedPolicy policy) {
        String hash = hashes.get(policy.arn());
        return hash == null ? policy : new AttachedPolicy(policy.arn(), policy.name(), hash);
    }

    private @Nullable AttachedPolicy boundary(@Nullable AttachedPolicy boundary) {
        return boundary == null ? null : anew(boundary);
    }

    private PrincipalObserved anew(PrincipalObserved p) {
        return new PrincipalObserved(
                p.snapshotId(),
                p.accountId(),
                p.principalId(),
                p.kind(),
                p.name(),
                p.personId(),
                p.createdAt(),
                p.groups(),
                anew(p.attachedPolicies()),
                p.inlinePolicies(),
                boundary(p.boundary()),
                p.trustPolicySha256(),
                p.credentials(),
                p.tags(),
                p.observedAt(),
                p.uniqueId());
    }

    private GroupObserved anew(GroupObserved g) {
        return new GroupObserved(
                g.snapshotId(),
                g.accountId(),
                g.groupId(),
                g.name(),
                g.identityStoreId(),
                anew(g.attachedPolicies()),
                g.inlinePolicies(),
                g.members(),
                g.observedAt(),
                g.uniqueId());
    }

    private PermissionSetObserved anew(PermissionSetObserved s) {
        return new PermissionSetObserved(
                s.snapshotId(),
                s.accountId(),
                s.instanceArn(),
                s.permissionSetArn(),
                s.name(),
                s.description(),
                s.sessionDuration(),
                anew(s.attachedPolicies()),
                s.inlinePolicies(),
                boundary(s.boundary()),
                s.assignments(),
                s.observedAt());
    }
}
