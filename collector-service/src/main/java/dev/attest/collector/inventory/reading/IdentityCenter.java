package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.inventory.AccountAssignment;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Users, groups, permission sets and account assignments of one Identity Center instance, put
/// together in one file.
final class IdentityCenter implements JsonReader {

    private static final int LONGEST_ADDRESS = 254;

    static final Set<String> KEYS = Set.of("PermissionSets", "AccountAssignments", "Instances");

    private record Group(String id, String name, @Nullable String store) {}

    private final @Nullable String givenAccount;
    private final Draft draft = new Draft();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, List<GroupMember>> members = new HashMap<>();
    private final Map<String, List<String>> groupsOfUsers = new HashMap<>();
    private final Map<String, PermissionSetReading> sets = new LinkedHashMap<>();
    private final Map<String, List<AccountAssignment>> assignments = new HashMap<>();
    private @Nullable String ownerAccount;
    private String instanceArn = "";

    IdentityCenter(@Nullable String givenAccount) {
        this.givenAccount = givenAccount;
        draft.kinds("users", "groups", "memberships", "permissionSets", "assignments");
        draft.needs(
                "Instances",
                "Users",
                "Groups",
                "GroupMemberships",
                "PermissionSets",
                "AccountAssignments");
    }

    @Override
    public void list(String name) {
        draft.list(name);
    }

    @Override
    public void element(String list, int index, JsonNode node) {
        String position = list + "[" + index + "]";
        try {
            switch (list) {
                case "Instances" -> takeInstance(node);
                case "Users" -> counted("users", () -> takeUser(node));
                case "Groups" -> counted("groups", () -> takeGroup(node));
                case "GroupMemberships" -> counted("memberships", () -> takeMembership(node));
                case "PermissionSets" -> counted("permissionSets", () -> takeSet(node));
                case "AccountAssignments" -> counted("assignments", () -> takeAssignment(node));
                default -> {}
            }
        } catch (IllegalArgumentException e) {
            draft.refuse(position, String.valueOf(e.getMessage()), node.toString());
        }
    }

    /// @param take says whether the row was no copy of an earlier one
    private void counted(String kind, BooleanSupplier take) {
        draft.declare(kind);
        if (take.getAsBoolean()) {
            draft.take(kind);
        } else {
            draft.repeat(kind);
        }
    }

    private void takeInstance(JsonNode node) {
        if (ownerAccount != null) {
            throw new IllegalArgumentException(
                    "a second instance; import each in a file of its own");
        }
        ownerAccount = Json.required(node, "OwnerAccountId");
        instanceArn = Json.required(node, "InstanceArn");
    }

    private boolean takeUser(JsonNode node) {
        String id = Json.required(node, "UserId");
        if (draft.repeated("user " + id, node)) {
            return false;
        }
        users.put(id, new User(Json.required(node, "UserName"), email(node.path("Emails"))));
        return true;
    }

    private record User(String name, @Nullable String email) {}

    /// The primary address, else the first.
    private static @Nullable String email(JsonNode emails) {
        JsonNode told = emails.path(0);
        for (JsonNode each : emails) {
            told = each.path("Primary").asBoolean() ? each : told;
        }
        JsonNode value = told.path("Value");
        return value.isTextual() && value.asText().length() <= LONGEST_ADDRESS
                ? value.asText()
                : null;
    }

    private boolean takeGroup(JsonNode node) {
        String id = Json.required(node, "GroupId");
        if (draft.repeated("group " + id, node)) {
            return false;
        }
        String store = Json.optional(node, "IdentityStoreId");
        groups.put(id, new Group(id, Json.required(node, "DisplayName"), store));
        return true;
    }

    private boolean takeMembership(JsonNode node) {
        String group = Json.required(node, "GroupId");
        String user = Json.required(node.path("MemberId"), "UserId");
        if (draft.repeated("membership", group, user)) {
            return false;
        }
        members.computeIfAbsent(group, _ -> new ArrayList<>())
                .add(new GroupMember(user, Json.optional(node, "MembershipId")));
        groupsOfUsers.computeIfAbsent(user, _ -> new ArrayList<>()).add(group);
        return true;
    }

    private boolean takeSet(JsonNode node) {
        String arn = Json.required(node, "PermissionSetArn");
        if (draft.repeated("permission set " + arn, node)) {
            return false;
        }
        Set<PolicyRef> managed = new LinkedHashSet<>();
        for (JsonNode policy : node.path("AttachedManagedPolicies")) {
            managed.add(new PolicyRef(Json.required(policy, "Arn"), Json.required(policy, "Name")));
        }
        List<PolicyRef> attached = new ArrayList<>(managed);
        for (JsonNode policy : node.path("CustomerManagedPolicyReferences")) {
            attached.add(ofEachAccount(policy));
        }
        List<InlinePolicy> inline = new ArrayList<>();
        // A policy, not a name: it may be long.
        JsonNode document = node.path("InlinePolicy");
        if (document.isObject() || document.isTextual() && !document.textValue().isBlank()) {
            inline.add(new InlinePolicy("inline", draft.document(document)));
        }
        sets.put(
                arn,
                new PermissionSetReading(
                        "",
                        arn,
                        Json.required(node, "Name"),
                        Json.optional(node, "Description"),
                        Json.optional(node, "SessionDuration"),
                        attached,
                        inline,
                        boundary(node.path("PermissionsBoundary")),
                        List.of()));
        return true;
    }

    private static @Nullable PolicyRef boundary(JsonNode node) {
        String managed = Json.optional(node, "ManagedPolicyArn");
        if (managed != null) {
            return Arns.policy(managed);
        }
        JsonNode custom = node.path("CustomerManagedPolicyReference");
        return custom.path("Name").isTextual() ? ofEachAccount(custom) : null;
    }

    /// Every account that the set is assigned in has a policy of that name, each its own.
    private static PolicyRef ofEachAccount(JsonNode reference) {
        String name = Json.required(reference, "Name");
        return new PolicyRef(name, name);
    }

    private boolean takeAssignment(JsonNode node) {
        String type = Json.required(node, "PrincipalType");
        if (!type.equals("USER") && !type.equals("GROUP")) {
            throw new IllegalArgumentException("PrincipalType is neither USER nor GROUP: " + type);
        }
        String set = Json.required(node, "PermissionSetArn");
        String account = Json.required(node, "AccountId");
        String principal = Json.required(node, "PrincipalId");
        if (draft.repeated("assignment", set, account, type, principal)) {
            return false;
        }
        assignments
                .computeIfAbsent(set, _ -> new ArrayList<>())
                .add(new AccountAssignment(account, type, principal));
        return true;
    }

    @Override
    public void scalar(String name, JsonNode value) {
        draft.paging(name, value);
    }

    @Override
    public void broken(String position, String reason, String value) {
        draft.refuse(position, reason, value);
    }

    @Override
    public void stopped(String position, String reason) {
        draft.stop(position, reason);
    }

    @Override
    public Reading finish() {
        dangling();
        users.forEach((id, user) ->
                draft.principals.add(
                        new PrincipalReading(
                                id,
                                PrincipalKind.IDENTITY_CENTER_USER,
                                user.name(),
                                Facet.ofGroups(
                                        groupsOfUsers.getOrDefault(id, List.of()), user.email()))));
        groups.values()
                .forEach(g ->
                        draft.groups.add(
                                new GroupReading(
                                        g.id(),
                                        g.name(),
                                        g.store() == null ? "" : g.store(),
                                        List.of(),
                                        List.of(),
                                        members.getOrDefault(g.id(), List.of()),
                                        null)));
        sets.values().forEach(set -> draft.permissionSets.add(assigned(set)));
        if (ownerAccount == null) {
            draft.refuse("Instances", "the file does not say which instance it shows", "");
        } else if (givenAccount != null && !givenAccount.equals(ownerAccount)) {
            draft.warn(
                    "the instance belongs to account %s, not to %s"
                            .formatted(ownerAccount, givenAccount));
        }
        return draft.finish(
                InventorySource.IDENTITY_CENTER, ownerAccount == null ? "" : ownerAccount);
    }

    /// References to what the file does not describe: part of the listing is missing.
    private void dangling() {
        members.keySet().stream()
                .filter(id -> !groups.containsKey(id))
                .forEach(
                        id -> draft.refuse("GroupMemberships", "an unknown group has members", id));
        groupsOfUsers.keySet().stream()
                .filter(id -> !users.containsKey(id))
                .forEach(id -> draft.gap("GroupMemberships: user " + id + " is not listed"));
        assignments.keySet().stream()
                .filter(arn -> !sets.containsKey(arn))
                .forEach(arn ->
                        draft.refuse(
                                "AccountAssignments",
                                "an unknown permission set is assigned",
                                arn));
    }

    private PermissionSetReading assigned(PermissionSetReading set) {
        return new PermissionSetReading(
                instanceArn,
                set.permissionSetArn(),
                set.name(),
                set.description(),
                set.sessionDuration(),
                set.attachedPolicies(),
                set.inlinePolicies(),
                set.boundary(),
                assignments.getOrDefault(set.permissionSetArn(), List.of()));
    }
}
