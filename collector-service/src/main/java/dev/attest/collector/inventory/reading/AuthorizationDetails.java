package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.platform.Text;
import dev.attest.events.inventory.GroupMember;
import dev.attest.events.inventory.InlinePolicy;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `iam get-account-authorization-details`: users, groups, roles and policies of one account.
final class AuthorizationDetails implements JsonReader {

    static final Set<String> KEYS =
            Set.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final String accountId;
    private final Draft draft = new Draft();
    private final AttachmentTotals attachments = new AttachmentTotals();
    private final Set<String> unknownGroups = new TreeSet<>();
    private final Map<String, List<String>> groupNamesOfUsers = new LinkedHashMap<>();
    private final Map<String, PrincipalReading> users = new LinkedHashMap<>();
    private final Map<String, GroupReading> groups = new HashMap<>();
    private final UniqueIds ids = new UniqueIds();
    private final AccountTotals totals = new AccountTotals();
    private int ownPolicies;

    AuthorizationDetails(String accountId) {
        this.accountId = accountId;
        draft.kinds("users", "roles", "groups", "policies");
        draft.needs("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");
    }

    @Override
    public void list(String name) {
        draft.list(name);
    }

    @Override
    public void element(String list, int index, JsonNode node) {
        String kind =
                switch (list) {
                    case "UserDetailList" -> "users";
                    case "GroupDetailList" -> "groups";
                    case "RoleDetailList" -> "roles";
                    case "Policies" -> "policies";
                    default -> "";
                };
        if (kind.isEmpty()) {
            return;
        }
        draft.declare(kind);
        String position = list + "[" + index + "]";
        try {
            String arn = Json.required(node, "Arn");
            if (draft.repeated(arn, node)) {
                draft.repeat(kind);
                return;
            }
            if (kind.equals("policies") && !arn.contains(":iam::aws:")) {
                ownPolicies++;
            }
            if (belongsHere(kind, position, node)) {
                take(kind, node);
                draft.take(kind);
            }
        } catch (DateTimeException e) {
            draft.refuse(position, "CreateDate is no moment", node.path("CreateDate").asText());
        } catch (IllegalArgumentException e) {
            draft.refuse(position, String.valueOf(e.getMessage()), node.path("Arn").asText());
        }
    }

    @Override
    public void scalar(String name, JsonNode value) {
        if (name.equals("SummaryMap")) {
            totals.told(value);
        } else {
            draft.paging(name, value);
        }
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
        Map<String, List<GroupMember>> members = new HashMap<>();
        draft.principals.replaceAll(
                role -> role.with(role.facet().identified(ids.unique(role.facet().uniqueId()))));
        users.values().forEach(user -> draft.principals.add(withGroups(user, members)));
        groups.values().stream()
                .sorted(java.util.Comparator.comparing(GroupReading::groupId))
                .forEach(group -> draft.groups.add(withMembers(group, members)));
        if (!unknownGroups.isEmpty()) {
            draft.gap(
                    "GroupDetailList: users are in groups that it does not describe: "
                            + Text.shown(String.join(", ", unknownGroups)));
        }
        if (draft.declared("roles") == 0) {
            draft.gap("it shows no role: every account has roles, such as those of services");
        }
        attachments.gaps().forEach(draft::gap);
        totals.gaps(draft, ownPolicies).forEach(draft::gap);
        ids.gap().ifPresent(draft::gap);
        return draft.finish(InventorySource.IAM_AUTHORIZATION_DETAILS, accountId);
    }

    private boolean belongsHere(String kind, String position, JsonNode node) {
        String arn = Json.required(node, "Arn");
        String owner = Arns.account(arn);
        if (owner.equals(accountId) || kind.equals("policies") && owner.equals("aws")) {
            return true;
        }
        String reason = "it belongs to account " + owner + ", not to " + accountId;
        if (kind.equals("users") || kind.equals("roles")) {
            draft.refuse(position, reason, arn);
        } else {
            draft.warn("%s: %s was left out: %s".formatted(position, arn, reason));
        }
        return false;
    }

    private void take(String kind, JsonNode node) {
        switch (kind) {
            case "users" -> takeUser(node);
            case "roles" -> takeRole(node);
            case "groups" -> takeGroup(node);
            default -> takePolicy(node);
        }
    }

    private void takeUser(JsonNode node) {
        String arn = Json.required(node, "Arn");
        String name = Json.required(node, "UserName");
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode group : node.path("GroupList")) {
            Json.bounded("GroupList", group.asText());
            names.add(group.asText());
        }
        Facet facet = facet(node, node.path("UserPolicyList"), null, ids.read(node, "UserId", arn));
        groupNamesOfUsers.put(arn, List.copyOf(names));
        users.put(arn, new PrincipalReading(arn, PrincipalKind.IAM_USER, name, facet));
    }

    private void takeRole(JsonNode node) {
        String arn = Json.required(node, "Arn");
        String name = Json.required(node, "RoleName");
        JsonNode trust = node.path("AssumeRolePolicyDocument");
        if (trust.isMissingNode() || trust.isNull()) {
            throw new IllegalArgumentException("AssumeRolePolicyDocument is missing");
        }
        Facet facet =
                facet(
                        node,
                        node.path("RolePolicyList"),
                        draft.document(trust),
                        ids.read(node, "RoleId", arn));
        PolicyText.unreadable(trust)
                .ifPresent(why ->
                        draft.gap("the trust policy of %s cannot be read: %s".formatted(arn, why)));
        draft.principals.add(new PrincipalReading(arn, PrincipalKind.IAM_ROLE, name, facet));
    }

    private void takeGroup(JsonNode node) {
        String arn = Json.required(node, "Arn");
        String name = Json.required(node, "GroupName");
        groups.put(
                name,
                new GroupReading(
                        arn,
                        name,
                        null,
                        attached(node),
                        inline(node.path("GroupPolicyList")),
                        List.of(),
                        ids.read(node, "GroupId", arn)));
    }

    private void takePolicy(JsonNode node) {
        String arn = Json.required(node, "Arn");
        String name = Json.required(node, "PolicyName");
        attachments.declared(arn, node.path("AttachmentCount").asInt());
        for (JsonNode version : node.path("PolicyVersionList")) {
            if (version.path("IsDefaultVersion").asBoolean() && version.has("Document")) {
                String sha256 = draft.document(version.get("Document"));
                draft.managedPolicies.add(new ManagedPolicy(arn, name, sha256));
                return;
            }
        }
        throw new IllegalArgumentException("the document of its default version is missing");
    }

    private Facet facet(
            JsonNode node, JsonNode inline, @Nullable String trust, @Nullable String uniqueId) {
        Instant created = AwsTime.of(node.get("CreateDate"));
        JsonNode boundary = node.path("PermissionsBoundary").path("PermissionsBoundaryArn");
        return new Facet(
                created,
                List.of(),
                attached(node),
                inline(inline),
                boundary.isTextual() ? Arns.policy(boundary.asText()) : null,
                trust,
                tags(node.path("Tags")),
                null,
                null,
                null,
                null,
                uniqueId,
                null);
    }

    private List<PolicyRef> attached(JsonNode node) {
        Set<PolicyRef> policies = new LinkedHashSet<>();
        for (JsonNode policy : node.path("AttachedManagedPolicies")) {
            policies.add(
                    new PolicyRef(
                            Json.required(policy, "PolicyArn"),
                            Json.required(policy, "PolicyName")));
        }
        policies.forEach(policy -> attachments.shown(policy.arn()));
        return List.copyOf(policies);
    }

    private List<InlinePolicy> inline(JsonNode list) {
        Set<InlinePolicy> policies = new LinkedHashSet<>();
        for (JsonNode policy : list) {
            JsonNode document = policy.path("PolicyDocument");
            if (document.isMissingNode() || document.isNull()) {
                throw new IllegalArgumentException("an inline policy has no document");
            }
            policies.add(
                    new InlinePolicy(
                            Json.required(policy, "PolicyName"), draft.document(document)));
        }
        return List.copyOf(policies);
    }

    private static Map<String, String> tags(JsonNode list) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : list) {
            if (tags.size() < 50) {
                tags.put(tag.path("Key").asText(), tag.path("Value").asText());
            }
        }
        return tags;
    }

    private PrincipalReading withGroups(
            PrincipalReading user, Map<String, List<GroupMember>> members) {
        List<String> groupIds = new ArrayList<>();
        for (String name : groupNamesOfUsers.getOrDefault(user.principalId(), List.of())) {
            GroupReading group = groups.get(name);
            groupIds.add(group == null ? Arns.group(user.principalId(), name) : group.groupId());
            if (group != null) {
                members.computeIfAbsent(group.groupId(), _ -> new ArrayList<>())
                        .add(new GroupMember(user.principalId(), null));
            } else {
                unknownGroups.add(name);
            }
        }
        Facet facet = user.facet().with(groupIds, null);
        return user.with(facet.identified(ids.unique(facet.uniqueId())));
    }

    private GroupReading withMembers(GroupReading group, Map<String, List<GroupMember>> members) {
        return new GroupReading(
                group.groupId(),
                group.name(),
                null,
                group.attachedPolicies(),
                group.inlinePolicies(),
                members.getOrDefault(group.groupId(), List.of()),
                ids.unique(group.uniqueId()));
    }
}
