package dev.attest.certification.population;

import dev.attest.certification.inventory.Access;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.PermissionSetObserved;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which policies stand behind a grant.
///
/// @param identity what allows
/// @param boundary what limits it; null when there is no boundary
record PolicyHashes(List<Named> identity, @Nullable Named boundary) {
    PolicyHashes {
        identity = List.copyOf(identity);
    }

    static PolicyHashes of(Grant grant, Grants grants, Access access) {
        var found = new Collector();
        switch (grant) {
            case Grant.Attachment(var p, var policy) -> found.add(policy);
            case Grant.Inline(var p, var policy) -> found.add(policy);
            case Grant.Membership(var p, var id, var group) -> found.add(group, id);
            case Grant.Password(var p) -> found.addAll(p, access);
            case Grant.Key(var p, var key) -> found.addAll(p, access);
            case Grant.Assignment one -> found.add(one.permissionSet());
            case Grant.CenterMembership(var p, var id, var group) ->
                    grants.through(p, id).forEach(one -> found.add(one.permissionSet()));
            case Grant.Trust(var p, var party) -> found.addAll(p, access);
        }
        return new PolicyHashes(found.policies, boundary(grant));
    }

    private static @Nullable Named boundary(Grant grant) {
        var policy =
                grant instanceof Grant.Assignment one
                        ? one.permissionSet().boundary()
                        : grant.principal().boundary();
        return policy == null ? null : new Named(policy.name(), policy.sha256());
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
