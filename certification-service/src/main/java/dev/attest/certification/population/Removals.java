package dev.attest.certification.population;

import dev.attest.certification.inventory.Access;
import dev.attest.certification.remediation.model.Removal;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.GroupObserved;
import dev.attest.events.inventory.PrincipalKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has to be removed to take a grant away.
final class Removals {
    private static final String UNKNOWN_STORE = "IDENTITY_STORE_ID";

    private final Access access;

    Removals(Access access) {
        this.access = access;
    }

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
            case Grant.Trust one -> trust(one);
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

    private Removal trust(Grant.Trust of) {
        var hash = of.principal().trustPolicySha256();
        var document = hash == null ? null : access.documents().get(hash);
        var left = document == null ? "{}" : TrustDocument.parse(document).without(of.party());
        return new Removal.RoleTrust(of.principal().name(), left);
    }
}
