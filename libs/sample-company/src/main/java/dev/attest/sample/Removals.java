package dev.attest.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.sample.cast.Documents;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.Inventory;
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
                    case Removal.TrustedPrincipal(String role, String principal) ->
                            inventory.mapAccounts(account -> distrusted(account, role, principal));
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
        Inventory apply(
                List<dev.attest.sample.model.Membership> memberships,
                List<dev.attest.sample.model.Assignment> assignments);
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

    private static AccountInventory distrusted(
            AccountInventory account, String roleArn, String principal) {
        return account.mapRoles(
                role -> role.arn().equals(roleArn) ? distrusted(account, role, principal) : role);
    }

    /// Drops the principal; a role that would trust nobody trusts its own account.
    private static IamRole distrusted(AccountInventory account, IamRole role, String principal) {
        ObjectNode trust = parse(role.trust());
        ArrayNode kept = trust.arrayNode();
        for (JsonNode statement : trust.get("Statement")) {
            JsonNode trusted = statement.path("Principal").path("AWS");
            if (!trusted.isTextual() || !trusted.asText().equals(principal)) {
                kept.add(dropped(statement, principal));
            }
        }
        if (kept.isEmpty()) {
            String own = "arn:aws:iam::" + account.account().id() + ":root";
            kept.add(
                    trust.objectNode()
                            .put("Effect", "Allow")
                            .put("Action", "sts:AssumeRole")
                            .set("Principal", trust.objectNode().put("AWS", own)));
        }
        trust.set("Statement", kept);
        return role.withTrust(trust.toString());
    }

    private static JsonNode dropped(JsonNode statement, String principal) {
        if (statement.path("Principal").path("AWS") instanceof ArrayNode trusted) {
            for (int i = trusted.size() - 1; i >= 0; i--) {
                if (trusted.get(i).asText().equals(principal)) {
                    trusted.remove(i);
                }
            }
        }
        return statement;
    }

    private static ObjectNode parse(String document) {
        try {
            return (ObjectNode) Documents.JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a policy: " + document, e);
        }
    }

    private static List<String> without(List<String> list, String gone) {
        return list.stream().filter(each -> !each.equals(gone)).toList();
    }
}
