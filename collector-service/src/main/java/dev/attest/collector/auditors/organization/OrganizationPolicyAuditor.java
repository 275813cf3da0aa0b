package dev.attest.collector.auditors.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/// Service and resource control policies: what they say, and where they hang.
@ApplicationScoped
class OrganizationPolicyAuditor implements InventoryAuditor {

    private static final Set<String> GONE = Set.of("PolicyNotFoundException");
    private static final List<PolicyType> TYPES =
            List.of(PolicyType.SERVICE_CONTROL_POLICY, PolicyType.RESOURCE_CONTROL_POLICY);

    @Override
    public String kind() {
        return "organization-policies";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "organizations:DescribeOrganization",
                "organizations:DescribePolicy",
                "organizations:ListPolicies",
                "organizations:ListTargetsForPolicy");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (OrganizationsClient client =
                session.client(OrganizationsClient.builder(), "organizations")) {
            String manager = client.describeOrganization().organization().masterAccountId();
            ManagementOnly.read(
                    "the organization",
                    manager,
                    session.account(),
                    sink,
                    () -> {
                        TYPES.forEach(type -> read(client, type, sink));
                        sink.uncounted(
                                "policies", sink.found(), "Organizations does not count policies");
                    });
        } catch (AwsOrganizationsNotInUseException e) {
            sink.notEvaluated("the account is in no organization");
        }
    }

    private static void read(OrganizationsClient client, PolicyType type, InventorySink sink) {
        String name = type.toString().toLowerCase(Locale.ROOT).replace('_', '-');
        List<PolicySummary> policies =
                client.listPoliciesPaginator(ask -> ask.filter(type)).stream()
                        .flatMap(page -> page.policies().stream())
                        .toList();
        for (PolicySummary policy : policies) {
            sink.thing(name, policy.arn(), policy.name(), () -> state(client, policy, sink));
        }
    }

    private static ObjectNode state(
            OrganizationsClient client, PolicySummary policy, InventorySink sink) {
        ObjectNode state =
                States.empty()
                        .put("description", policy.description())
                        .put("awsManaged", policy.awsManaged());
        sink.attempt(
                        policy.arn(),
                        GONE,
                        () ->
                                client.describePolicy(ask -> ask.policyId(policy.id()))
                                        .policy()
                                        .content())
                .ifPresent(content -> state.set("document", States.document(content)));
        sink.attempt(
                        "targets of " + policy.arn(),
                        GONE,
                        () ->
                                client
                                        .listTargetsForPolicyPaginator(
                                                ask -> ask.policyId(policy.id()))
                                        .stream()
                                        .flatMap(page -> page.targets().stream())
                                        .map(AwsJson::of)
                                        .toList())
                .ifPresent(targets -> state.putArray("targets").addAll(targets));
        return state;
    }
}
