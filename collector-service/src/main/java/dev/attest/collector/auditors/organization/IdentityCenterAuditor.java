package dev.attest.collector.auditors.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/// Users, groups, memberships, permission sets and assignments of an Identity Center instance, in
/// the region that is its home.
@ApplicationScoped
class IdentityCenterAuditor implements InventoryAuditor {

    private static final int PAGE = 100;
    private static final Set<String> GONE = Set.of("ResourceNotFoundException");
    private static final List<String> LISTS =
            List.of(
                    "Instances",
                    "Users",
                    "Groups",
                    "GroupMemberships",
                    "PermissionSets",
                    "AccountAssignments");

    @Override
    public String kind() {
        return "identity-center";
    }

    @Override
    public Reach reach() {
        return Reach.REGION;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "identitystore:ListGroupMemberships",
                "identitystore:ListGroups",
                "identitystore:ListUsers",
                "sso:DescribePermissionSet",
                "sso:GetInlinePolicyForPermissionSet",
                "sso:GetPermissionsBoundaryForPermissionSet",
                "sso:ListAccountAssignments",
                "sso:ListAccountAssignmentsForPrincipal",
                "sso:ListAccountsForProvisionedPermissionSet",
                "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
                "sso:ListInstances",
                "sso:ListManagedPoliciesInPermissionSet",
                "sso:ListPermissionSets",
                "sso:ListPermissionSetsProvisionedToAccount");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (SsoAdminClient sso = session.client(SsoAdminClient.builder(), "ssoadmin");
                IdentitystoreClient store =
                        session.client(IdentitystoreClient.builder(), "identitystore")) {
            List<InstanceMetadata> instances =
                    sso.listInstancesPaginator(ask -> {}).instances().stream().toList();
            if (instances.isEmpty()) {
                sink.notEvaluated("Identity Center has no instance in " + session.region());
                return;
            }
            InstanceMetadata instance = instances.getFirst();
            instances.stream()
                    .skip(1)
                    .forEach(other ->
                            sink.problem(
                                    other.instanceArn(), "a second instance, which is not read"));
            ManagementOnly.read(
                    "Identity Center",
                    instance.ownerAccountId(),
                    session.account(),
                    sink,
                    () -> read(sso, store, instance, sink));
        }
    }

    private static void read(
            SsoAdminClient sso,
            IdentitystoreClient store,
            InstanceMetadata instance,
            InventorySink sink) {
        LISTS.forEach(sink::list);
        sink.element("Instances", AwsJson.of(instance));
        var counts = new AssignmentCounts(sso, instance.instanceArn(), sink);
        readStore(store, instance.identityStoreId(), counts, sink);
        for (String set :
                sso.listPermissionSetsPaginator(
                                ask -> ask.instanceArn(instance.instanceArn()).maxResults(PAGE))
                        .permissionSets()) {
            readSet(sso, instance.instanceArn(), set, sink);
            readAssignments(sso, instance.instanceArn(), set, counts, sink);
        }
        counts.hold();
    }

    private static void readStore(
            IdentitystoreClient store, String id, AssignmentCounts counts, InventorySink sink) {
        store.listUsersPaginator(ask -> ask.identityStoreId(id).maxResults(PAGE))
                .users()
                .forEach(user -> {
                    counts.principal(user.userId(), PrincipalType.USER);
                    sink.element("Users", AwsJson.of(user));
                });
        for (Group group :
                store.listGroupsPaginator(ask -> ask.identityStoreId(id).maxResults(PAGE))
                        .groups()) {
            counts.principal(group.groupId(), PrincipalType.GROUP);
            sink.element("Groups", AwsJson.of(group));
            sink.attempt(
                            "members of " + group.displayName(),
                            GONE,
                            () ->
                                    json(
                                            store
                                                    .listGroupMembershipsPaginator(ask ->
                                                            ask.identityStoreId(id)
                                                                    .groupId(group.groupId())
                                                                    .maxResults(PAGE))
                                                    .groupMemberships()
                                                    .stream()))
                    .ifPresent(members ->
                            members.forEach(each -> sink.element("GroupMemberships", each)));
        }
    }

    private static void readSet(
            SsoAdminClient sso, String instance, String set, InventorySink sink) {
        sink.attempt(set, GONE, () -> described(sso, instance, set))
                .ifPresent(json -> sink.element("PermissionSets", json));
    }

    private static ObjectNode described(SsoAdminClient sso, String instance, String set) {
        ObjectNode json =
                AwsJson.of(
                        sso.describePermissionSet(
                                        ask -> ask.instanceArn(instance).permissionSetArn(set))
                                .permissionSet());
        json.putArray("AttachedManagedPolicies")
                .addAll(
                        json(
                                sso
                                        .listManagedPoliciesInPermissionSetPaginator(ask ->
                                                ask.instanceArn(instance).permissionSetArn(set))
                                        .attachedManagedPolicies()
                                        .stream()));
        json.putArray("CustomerManagedPolicyReferences")
                .addAll(
                        json(
                                sso
                                        .listCustomerManagedPolicyReferencesInPermissionSetPaginator(
                                                ask ->
                                                        ask.instanceArn(instance)
                                                                .permissionSetArn(set))
                                        .customerManagedPolicyReferences()
                                        .stream()));
        json.put(
                "InlinePolicy",
                sso.getInlinePolicyForPermissionSet(
                                ask -> ask.instanceArn(instance).permissionSetArn(set))
                        .inlinePolicy());
        boundary(sso, instance, set, json);
        return json;
    }

    private static void boundary(SsoAdminClient sso, String instance, String set, ObjectNode json) {
        try {
            json.set(
                    "PermissionsBoundary",
                    AwsJson.of(
                                    sso.getPermissionsBoundaryForPermissionSet(
                                            ask -> ask.instanceArn(instance).permissionSetArn(set)))
                            .path("PermissionsBoundary"));
        } catch (software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException e) {
            json.remove("PermissionsBoundary");
        }
    }

    private static void readAssignments(
            SsoAdminClient sso,
            String instance,
            String set,
            AssignmentCounts counts,
            InventorySink sink) {
        for (String account :
                sso.listAccountsForProvisionedPermissionSetPaginator(
                                ask -> ask.instanceArn(instance).permissionSetArn(set))
                        .accountIds()) {
            counts.provisioned(set, account);
            sink.attempt(
                            "assignments of %s in %s".formatted(set, account),
                            GONE,
                            () ->
                                    json(
                                            sso
                                                    .listAccountAssignmentsPaginator(ask ->
                                                            ask.instanceArn(instance)
                                                                    .permissionSetArn(set)
                                                                    .accountId(account))
                                                    .accountAssignments()
                                                    .stream()))
                    .ifPresent(assignments ->
                            assignments.forEach(each -> {
                                counts.assigned(each);
                                sink.element("AccountAssignments", each);
                            }));
        }
    }

    private static List<ObjectNode> json(Stream<? extends SdkPojo> answers) {
        return answers.map(AwsJson::of).toList();
    }
}
