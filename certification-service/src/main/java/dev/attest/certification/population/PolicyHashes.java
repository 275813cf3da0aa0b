package dev.attest.certification.population;

import dev.attest.certification.inventory.Access;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Policies that work together: in one role or user, within one boundary.
///
/// @param identity what allows
/// @param boundary what limits it; null when there is no boundary
record PolicyHashes(List<Named> identity, @Nullable Named boundary) {
    PolicyHashes {
        identity = List.copyOf(identity);
    }

    /// Which policies stand behind a grant. The permission sets that a group brings stay apart:
    /// each works in a role of its own, by its own boundary.
    static Set<PolicyHashes> of(Grant grant, Grants grants, Access access) {
        var boundary = grant.principal().boundary();
        return switch (grant) {
            case Grant.Attachment(var p, var policy) ->
                    within(boundary, found -> found.add(policy));
            case Grant.Inline(var p, var policy) -> within(boundary, found -> found.add(policy));
            case Grant.Membership(var p, var id, var group) ->
                    within(boundary, found -> found.add(group, id));
            case Grant.Password(var p) -> within(boundary, found -> found.addAll(p, access));
            case Grant.Key(var p, var key) -> within(boundary, found -> found.addAll(p, access));
            case Grant.Trust(var p, var party) ->
                    within(boundary, found -> found.addAll(p, access));
            case Grant.Assignment one -> of(one.permissionSet());
            case Grant.CenterMembership(var p, var id, var group) ->
                    grants.through(p, id).stream()
                            .flatMap(one -> of(one.permissionSet()).stream())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        };
    }

    private static Set<PolicyHashes> of(PermissionSetObserved set) {
        return within(set.boundary(), found -> found.add(set));
    }

    private static Set<PolicyHashes> within(
            @Nullable AttachedPolicy boundary, Consumer<Collector> held) {
        var found = new Collector();
        held.accept(found);
        return Set.of(
                new PolicyHashes(
                        found.policies,
                        boundary == null ? null : new Named(boundary.name(), boundary.sha256())));
    }

    /// A policy by name and document.
    ///
    /// @param sha256 null when no snapshot carried the document
    record Named(String name, @Nullable String sha256) {}

    private static final class Collector {
        private final List<Named> policies = new ArrayList<>();

        void add(AttachedPolicy policy) {
            policies.add(new Named(policy.name(), policy.sha256()));
        }

        void add(InlinePolicy policy) {
            policies.add(new Named(policy.name(), policy.sha256()));
        }

        void add(PermissionSetObserved set) {
            set.attachedPolicies().forEach(this::add);
            set.inlinePolicies().forEach(this::add);
        }

        void add(@Nullable GroupObserved group, String groupId) {
            if (group == null) {
                policies.add(new Named("the policies of group " + groupId, null));
                return;
            }
            group.attachedPolicies().forEach(this::add);
            group.inlinePolicies().forEach(this::add);
        }

        /// Everything a principal holds, its groups' policies too.
        void addAll(PrincipalObserved principal, Access access) {
            principal.attachedPolicies().forEach(this::add);
            principal.inlinePolicies().forEach(this::add);
            principal.groups().forEach(id -> add(access.groups().get(id), id));
        }
    }
}
