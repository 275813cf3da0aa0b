package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Identity Center's own side: lists `sso/REGION/Instances`, `sso/PermissionSets`, whose members
/// `Managed`, `Customer`, `Inline` and `Boundary` are told by calls of their own, and
/// `sso/AccountAssignments`.
final class IdentityCenterService implements AwsService {

    private static final int LARGEST_PAGE = 100;
    private static final Set<String> OF_INSTANCE =
            Set.of(
                    "ListAccountAssignments",
                    "ListAccountAssignmentsForPrincipal",
                    "ListApplicationAssignmentsForPrincipal",
                    "ListApplications",
                    "ListPermissionSets",
                    "ListPermissionSetsProvisionedToAccount");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApplicationAnswers applications = new ApplicationAnswers();

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        JsonNode body = call.json();
        if (OF_INSTANCE.contains(call.operation()) && body.path("InstanceArn").asText().isEmpty()) {
            throw new AwsFailure(400, "ValidationException", "InstanceArn is missing");
        }
        return switch (call.operation()) {
            case "ListInstances" ->
                    paged("Instances", caller.things("sso/" + call.region() + "/Instances"), body);
            case "ListPermissionSets" -> sets(caller, body);
            case "DescribePermissionSet" -> described(set(caller, body));
            case "ListManagedPoliciesInPermissionSet" ->
                    paged("AttachedManagedPolicies", part(set(caller, body), "Managed"), body);
            case "ListCustomerManagedPolicyReferencesInPermissionSet" ->
                    paged(
                            "CustomerManagedPolicyReferences",
                            part(set(caller, body), "Customer"),
                            body);
            case "GetInlinePolicyForPermissionSet" ->
                    AwsReply.json(
                            NODES.objectNode()
                                    .put(
                                            "InlinePolicy",
                                            set(caller, body).path("Inline").asText("")));
            case "GetPermissionsBoundaryForPermissionSet" -> boundary(set(caller, body));
            case "ListAccountsForProvisionedPermissionSet" -> accounts(caller, body);
            case "ListAccountAssignments" ->
                    paged(
                            "AccountAssignments",
                            assignments(caller, body).stream()
                                    .filter(each ->
                                            each.path("AccountId").equals(body.path("AccountId")))
                                    .toList(),
                            body);
            case "ListPermissionSetsProvisionedToAccount" -> provisioned(caller, body);
            case "ListAccountAssignmentsForPrincipal" ->
                    paged(
                            "AccountAssignments",
                            ofPrincipal(caller, caller.things("sso/AccountAssignments"), body),
                            body);
            default -> applications.answer(call.operation(), caller, body);
        };
    }

    /// Names instead of things.
    private static AwsReply provisioned(StubAccount caller, JsonNode body) {
        ObjectNode answer = NODES.objectNode();
        var sets = answer.putArray("PermissionSets");
        caller.things("sso/AccountAssignments").stream()
                .filter(each -> each.path("AccountId").equals(body.path("AccountId")))
                .map(each -> each.path("PermissionSetArn").asText())
                .distinct()
                .forEach(sets::add);
        return AwsReply.json(answer);
    }

    /// What is assigned to somebody; to a user also what comes with groups.
    static List<ObjectNode> ofPrincipal(
            StubAccount caller, List<ObjectNode> assignments, JsonNode body) {
        String id = body.path("PrincipalId").asText();
        Set<String> ids = new HashSet<>(Set.of(id));
        caller.things("identitystore/GroupMemberships").stream()
                .filter(each -> each.path("MemberId").path("UserId").asText().equals(id))
                .forEach(each -> ids.add(each.path("GroupId").asText()));
        return assignments.stream()
                .filter(each -> ids.contains(each.path("PrincipalId").asText()))
                .toList();
    }

    private static AwsReply sets(StubAccount caller, JsonNode body) {
        ObjectNode answer = NODES.objectNode();
        var names = answer.putArray("PermissionSets");
        int from = body.path("NextToken").asInt(0);
        List<ObjectNode> all = caller.things("sso/PermissionSets");
        int size = body.path("MaxResults").asInt(LARGEST_PAGE);
        all.stream().skip(from).limit(size).forEach(set -> names.add(set.path("PermissionSetArn")));
        if (from + size < all.size()) {
            answer.put("NextToken", String.valueOf(from + size));
        }
        return AwsReply.json(answer);
    }

    private static ObjectNode set(StubAccount caller, JsonNode body) {
        return caller.things("sso/PermissionSets").stream()
                .filter(set -> set.path("PermissionSetArn").equals(body.path("PermissionSetArn")))
                .findFirst()
                .orElseThrow(() ->
                        new AwsFailure(400, "ResourceNotFoundException", "no permission set"));
    }

    private static AwsReply described(ObjectNode set) {
        ObjectNode shown =
                set.deepCopy().remove(List.of("Managed", "Customer", "Inline", "Boundary"));
        return AwsReply.json(NODES.objectNode().set("PermissionSet", shown));
    }

    private static AwsReply boundary(ObjectNode set) {
        if (!set.has("Boundary")) {
            throw new AwsFailure(400, "ResourceNotFoundException", "no permissions boundary");
        }
        return AwsReply.json(NODES.objectNode().set("PermissionsBoundary", set.get("Boundary")));
    }

    private static AwsReply accounts(StubAccount caller, JsonNode body) {
        ObjectNode answer = NODES.objectNode();
        var ids = answer.putArray("AccountIds");
        assignments(caller, body).stream()
                .map(each -> each.path("AccountId").asText())
                .distinct()
                .forEach(ids::add);
        return AwsReply.json(answer);
    }

    private static List<ObjectNode> assignments(StubAccount caller, JsonNode body) {
        return caller.things("sso/AccountAssignments").stream()
                .filter(each -> each.path("PermissionSetArn").equals(body.path("PermissionSetArn")))
                .toList();
    }

    private static List<ObjectNode> part(ObjectNode set, String name) {
        return StreamSupport.stream(set.path(name).spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    static AwsReply paged(String list, List<ObjectNode> all, JsonNode body) {
        return JsonPages.of(
                list,
                all,
                body.path("MaxResults").asInt(),
                LARGEST_PAGE,
                body.path("NextToken").asText(""),
                "NextToken");
    }
}
