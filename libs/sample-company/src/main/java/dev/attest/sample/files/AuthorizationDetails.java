package dev.attest.sample.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamGroup;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.ManagedPolicy;
import dev.attest.sample.model.PolicyRef;
import java.util.List;
import java.util.stream.Stream;

/// The output of `aws iam get-account-authorization-details`.
final class AuthorizationDetails {

    private final AccountInventory account;

    AuthorizationDetails(AccountInventory account) {
        this.account = account;
    }

    ObjectNode json() {
        ObjectNode root = Json.object();
        account.users().forEach(user -> root.withArray("UserDetailList").add(user(user)));
        account.groups().forEach(group -> root.withArray("GroupDetailList").add(group(group)));
        account.roles().forEach(role -> root.withArray("RoleDetailList").add(role(role)));
        account.policies().forEach(policy -> root.withArray("Policies").add(policy(policy)));
        return root;
    }

    private static ObjectNode user(IamUser user) {
        ObjectNode node =
                Json.object()
                        .put("Path", "/")
                        .put("UserName", user.name())
                        .put("UserId", user.id())
                        .put("Arn", user.arn())
                        .put("CreateDate", Json.time(user.created()));
        if (!user.inline().isEmpty()) {
            node.set("UserPolicyList", inline(user.inline()));
        }
        user.groups().forEach(node.putArray("GroupList")::add);
        node.set("AttachedManagedPolicies", attached(user.attached()));
        PolicyRef boundary = user.boundary();
        if (boundary != null) {
            node.putObject("PermissionsBoundary")
                    .put("PermissionsBoundaryType", "Policy")
                    .put("PermissionsBoundaryArn", boundary.arn());
        }
        ArrayNode tags = node.putArray("Tags");
        String person = user.personEmail();
        if (person != null) {
            tags.addObject().put("Key", "person").put("Value", person);
        }
        return node;
    }

    private static ObjectNode group(IamGroup group) {
        ObjectNode node =
                Json.object()
                        .put("Path", "/")
                        .put("GroupName", group.name())
                        .put("GroupId", group.id())
                        .put("Arn", group.arn())
                        .put("CreateDate", Json.time(group.created()));
        node.set("GroupPolicyList", inline(group.inline()));
        node.set("AttachedManagedPolicies", attached(group.attached()));
        return node;
    }

    private static ObjectNode role(IamRole role) {
        ObjectNode node =
                Json.object()
                        .put("Path", role.path())
                        .put("RoleName", role.name())
                        .put("RoleId", role.id())
                        .put("Arn", role.arn())
                        .put("CreateDate", Json.time(role.created()));
        node.set("AssumeRolePolicyDocument", Json.parse(role.trust()));
        node.putArray("InstanceProfileList");
        node.set("RolePolicyList", inline(role.inline()));
        node.set("AttachedManagedPolicies", attached(role.attached()));
        node.putArray("Tags");
        ObjectNode used = node.putObject("RoleLastUsed");
        LastUse lastUse = role.lastUse();
        if (lastUse != null) {
            used.put("LastUsedDate", Json.time(lastUse.at())).put("Region", lastUse.region());
        }
        return node;
    }

    private ObjectNode policy(ManagedPolicy policy) {
        ObjectNode node =
                Json.object()
                        .put("PolicyName", policy.name())
                        .put("PolicyId", policy.id())
                        .put("Arn", policy.arn())
                        .put("Path", policy.path())
                        .put("DefaultVersionId", policy.version())
                        .put("AttachmentCount", attachments(policy))
                        .put("PermissionsBoundaryUsageCount", boundaries(policy))
                        .put("IsAttachable", true)
                        .put("CreateDate", Json.time(policy.created()))
                        .put("UpdateDate", Json.time(policy.created()));
        ObjectNode version = node.putArray("PolicyVersionList").addObject();
        version.set("Document", Json.parse(policy.document()));
        version.put("VersionId", policy.version())
                .put("IsDefaultVersion", true)
                .put("CreateDate", Json.time(policy.created()));
        return node;
    }

    private int attachments(ManagedPolicy policy) {
        return (int)
                Stream.of(
                                account.users().stream().map(IamUser::attached),
                                account.groups().stream().map(IamGroup::attached),
                                account.roles().stream().map(IamRole::attached))
                        .flatMap(lists -> lists)
                        .filter(list -> list.contains(policy.ref()))
                        .count();
    }

    private int boundaries(ManagedPolicy policy) {
        return (int)
                account.users().stream()
                        .filter(user -> policy.ref().equals(user.boundary()))
                        .count();
    }

    private static ArrayNode attached(List<PolicyRef> policies) {
        ArrayNode list = Json.array();
        policies.forEach(policy ->
                list.addObject().put("PolicyName", policy.name()).put("PolicyArn", policy.arn()));
        return list;
    }

    private static ArrayNode inline(List<InlinePolicy> policies) {
        ArrayNode list = Json.array();
        for (InlinePolicy policy : policies) {
            ObjectNode node = list.addObject().put("PolicyName", policy.name());
            node.set("PolicyDocument", Json.parse(policy.document()));
        }
        return list;
    }
}
