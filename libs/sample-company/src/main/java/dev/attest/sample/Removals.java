package dev.attest.sample;

import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.Assignment;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.Inventory;
import dev.attest.sample.model.Membership;
import dev.attest.sample.model.PolicyRef;
import java.util.List;
import java.util.function.UnaryOperator;

/// Takes entitlements out of an inventory.
final class Removals {

    private Removals() {}

    static Inventory apply(Inventory inventory, Removal removal) {
        Inventory changed =
                switch (removal) {
                    case Removal.AttachedPolicy(String principal, String policy) ->
                            inventory.mapAccounts(account -> detached(account, principal, policy));
                    case Removal.EmbeddedPolicy(String principal, String policy) ->
                            inventory.mapAccounts(account -> deleted(account, principal, policy));
                    case Removal.GroupMembership(String user, String group) ->
                            users(
                                    inventory,
                                    user,
                                    each -> each.withGroups(without(each.groups(), group)));
                    case Removal.AccessKey(String user, String key) ->
                            users(
                                    inventory,
                                    user,
                                    each ->
                                            each.withKeys(
                                                    each.keys().stream()
                                                            .filter(one -> !one.id().equals(key))
                                                            .toList()));
                    case Removal.LoginProfile(String user) ->
                            users(inventory, user, each -> each.withPassword(null));
                    case Removal.Trust(String role, String document) ->
                            inventory.mapAccounts(account ->
                                    account.mapRoles(each ->
                                            each.arn().equals(role)
                                                    ? each.withTrust(document)
                                                    : each));
                    case Removal.IdentityCenterMembership(var membership) ->
                            center(inventory).apply(List.of(membership), List.of());
                    case Removal.AccountAssignment(var assignment) ->
                            center(inventory).apply(List.of(), List.of(assignment));
                };
        if (changed.equals(inventory)) {
            throw new IllegalArgumentException("not there, so it cannot be removed: " + removal);
        }
        return changed;
    }

    private interface Ending {
        Inventory apply(List<Membership> memberships, List<Assignment> assignments);
    }

    private static Ending center(Inventory inventory) {
        IdentityCenter center = inventory.identityCenter();
        return (memberships, assignments) ->
                inventory.withIdentityCenter(center.without(memberships, assignments));
    }

    private static Inventory users(Inventory inventory, String arn, UnaryOperator<IamUser> change) {
        return inventory.mapAccounts(account ->
                account.mapUsers(user -> user.arn().equals(arn) ? change.apply(user) : user));
    }

    private static AccountInventory detached(
            AccountInventory account, String principal, String policyArn) {
        return policies(
                account,
                principal,
                list -> list.stream().filter(each -> !each.arn().equals(policyArn)).toList(),
                list -> list);
    }

    private static AccountInventory deleted(
            AccountInventory account, String principal, String policyName) {
        return policies(
                account,
                principal,
                list -> list,
                list -> list.stream().filter(each -> !each.name().equals(policyName)).toList());
    }

    private static AccountInventory policies(
            AccountInventory account,
            String arn,
            UnaryOperator<List<PolicyRef>> managed,
            UnaryOperator<List<InlinePolicy>> embedded) {
        return account.mapUsers(user ->
                        user.arn().equals(arn)
                                ? user.withPolicies(
                                        managed.apply(user.attached()),
                                        embedded.apply(user.inline()))
                                : user)
                .mapGroups(group ->
                        group.arn().equals(arn)
                                ? group.withPolicies(
                                        managed.apply(group.attached()),
                                        embedded.apply(group.inline()))
                                : group)
                .mapRoles(role ->
                        role.arn().equals(arn)
                                ? role.withPolicies(
                                        managed.apply(role.attached()),
                                        embedded.apply(role.inline()))
                                : role);
    }

    private static List<String> without(List<String> list, String gone) {
        return list.stream().filter(each -> !each.equals(gone)).toList();
    }
}
