package dev.attest.certification.population;

import dev.attest.certification.population.model.Removal;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has to be removed to take a grant away.
final class Removals {
    private static final String UNKNOWN_STORE = "IDENTITY_STORE_ID";

    private final Grants grants;

    Removals(Grants grants) {
        this.grants = grants;
    }

    /// The removal of several parties from a role's trust: every plan writes the whole policy, so
    /// each has to leave out all of them. Empty when the policy cannot be read.
    ///
    /// @param parties references, as in [Grant]
    Optional<Removal> of(PrincipalObserved role, Collection<String> parties) {
        return grants.trust(role)
                .<Removal>map(document ->
                        new Removal.RoleTrust(
                                role.name(),
                                document.without(parties.stream().map(TrustedParty::of).toList())));
    }

    /// The removal of this grant alone.
    Removal of(Grant grant) {
        var principal = grant.principal();
        boolean role = principal.kind() == PrincipalKind.IAM_ROLE;
        return switch (grant) {
            case Grant.Attachment(var p, var policy) ->
                    role
                            ? new Removal.RolePolicy(p.name(), policy.arn())
                            : new Removal.UserPolicy(p.name(), policy.arn());
            case Grant.Inline(var p, var policy) ->
                    role
                            ? new Removal.RoleInlinePolicy(p.name(), policy.name())
                            : new Removal.UserInlinePolicy(p.name(), policy.name());
            case Grant.Membership one -> new Removal.GroupMember(principal.name(), one.name());
            case Grant.Password(var p) -> new Removal.ConsolePassword(p.name());
            case Grant.Key(var p, var key) -> new Removal.Key(p.name(), key.accessKeyId());
            case Grant.Assignment one -> assignment(one);
            case Grant.CenterMembership(var p, var groupId, var group) ->
                    membership(p.principalId(), groupId, group);
            case Grant.Trust one ->
                    // A party is only ever read out of a document, so the document is there.
                    of(principal, List.of(one.reference())).orElseThrow();
        };
    }

    /// What comes through a group is taken away by leaving the group: the group's own assignment
    /// belongs to its other members too.
    private static Removal assignment(Grant.Assignment of) {
        var groupId = of.groupId();
        return groupId != null
                ? membership(of.principal().principalId(), groupId, of.group())
                : new Removal.Assignment(
                        of.permissionSet().instanceArn(),
                        of.accountId(),
                        of.permissionSet().permissionSetArn(),
                        "USER",
                        of.principal().principalId());
    }

    private static Removal membership(
            String userId, String groupId, @Nullable GroupObserved group) {
        var store = group == null ? null : group.identityStoreId();
        var membershipId =
                Optional.ofNullable(group)
                        .flatMap(one ->
                                one.members().stream()
                                        .filter(m -> m.principalId().equals(userId))
                                        .findFirst())
                        .map(GroupMember::membershipId)
                        .orElse(null);
        return new Removal.IdentityCenterMember(
                store == null ? UNKNOWN_STORE : store, groupId, userId, membershipId);
    }
}
