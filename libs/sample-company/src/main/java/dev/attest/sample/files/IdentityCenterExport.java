package dev.attest.sample.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.IdentityUser;
import dev.attest.sample.model.PermissionSet;

/// Identity Center in one document: the lists of its APIs, each in the shape of its own call.
final class IdentityCenterExport {

    private final IdentityCenter center;

    IdentityCenterExport(IdentityCenter center) {
        this.center = center;
    }

    ObjectNode json() {
        ObjectNode root = Json.object();
        root.putArray("Instances")
                .addObject()
                .put("InstanceArn", center.instanceArn())
                .put("IdentityStoreId", center.storeId())
                .put("OwnerAccountId", center.ownerAccountId());
        ArrayNode users = root.putArray("Users");
        center.users().forEach(user -> users.add(user(user)));
        groups(root);
        ArrayNode sets = root.putArray("PermissionSets");
        center.permissionSets().forEach(set -> sets.add(permissionSet(set)));
        ArrayNode assignments = root.putArray("AccountAssignments");
        center.assignments()
                .forEach(each ->
                        assignments
                                .addObject()
                                .put("AccountId", each.accountId())
                                .put("PermissionSetArn", each.permissionSetArn())
                                .put("PrincipalType", each.principalType())
                                .put("PrincipalId", each.principalId()));
        return root;
    }

    private void groups(ObjectNode root) {
        ArrayNode groups = root.putArray("Groups");
        center.groups()
                .forEach(group ->
                        groups.addObject()
                                .put("GroupId", group.id())
                                .put("DisplayName", group.name())
                                .put("IdentityStoreId", center.storeId()));
        ArrayNode memberships = root.putArray("GroupMemberships");
        center.memberships()
                .forEach(each ->
                        memberships
                                .addObject()
                                .put("IdentityStoreId", center.storeId())
                                .put("MembershipId", each.id())
                                .put("GroupId", each.groupId())
                                .putObject("MemberId")
                                .put("UserId", each.userId()));
    }

    private ObjectNode user(IdentityUser user) {
        int space = user.displayName().indexOf(' ');
        ObjectNode node = Json.object().put("UserName", user.userName()).put("UserId", user.id());
        node.putObject("Name")
                .put("Formatted", user.displayName())
                .put("FamilyName", user.displayName().substring(space + 1))
                .put("GivenName", user.displayName().substring(0, space));
        node.put("DisplayName", user.displayName());
        node.putArray("Emails")
                .addObject()
                .put("Value", user.userName())
                .put("Type", "work")
                .put("Primary", true);
        return node.put("IdentityStoreId", center.storeId());
    }

    private static ObjectNode permissionSet(PermissionSet set) {
        ObjectNode node =
                Json.object()
                        .put("PermissionSetArn", set.arn())
                        .put("Name", set.name())
                        .put("Description", set.description())
                        .put("SessionDuration", set.sessionDuration());
        ArrayNode attached = node.putArray("AttachedManagedPolicies");
        set.attached()
                .forEach(policy ->
                        attached.addObject().put("Name", policy.name()).put("Arn", policy.arn()));
        return node.put("InlinePolicy", set.inline() == null ? "" : set.inline());
    }
}
