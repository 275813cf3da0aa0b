package dev.attest.collector.auditors.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.Organization;

/// The accounts of the organization with their tags and places in its tree. The tree and the plain
/// list are read apart and count against each other.
@ApplicationScoped
class OrganizationAuditor implements InventoryAuditor {

    private static final String LIST = "Accounts";

    private record Unit(String id, String path) {}

    @Override
    public String kind() {
        return "organization";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "organizations:DescribeOrganization",
                "organizations:ListAccounts",
                "organizations:ListAccountsForParent",
                "organizations:ListOrganizationalUnitsForParent",
                "organizations:ListRoots",
                "organizations:ListTagsForResource");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        try (OrganizationsClient client =
                session.client(OrganizationsClient.builder(), "organizations")) {
            Organization organization = client.describeOrganization().organization();
            String manager = organization.masterAccountId();
            ManagementOnly.read(
                    "the organization",
                    manager,
                    session.account(),
                    sink,
                    () -> read(client, organization, sink));
        } catch (AwsOrganizationsNotInUseException e) {
            sink.notEvaluated("the account is in no organization");
        }
    }

    private static void read(
            OrganizationsClient client, Organization organization, InventorySink sink) {
        Map<String, String> units = units(client);
        sink.member("OrganizationId", TextNode.valueOf(organization.id()));
        sink.member("MasterAccountId", TextNode.valueOf(organization.masterAccountId()));
        sink.list(LIST);
        int accounts = 0;
        for (Account account : accounts(client)) {
            accounts++;
            ObjectNode json = AwsJson.of(account);
            String unit = units.get(account.id());
            if (unit != null) {
                json.put("OrganizationalUnit", unit);
            }
            sink.attempt(
                            "tags of " + account.id(),
                            Set.of(),
                            () ->
                                    client
                                            .listTagsForResourcePaginator(
                                                    ask -> ask.resourceId(account.id()))
                                            .tags()
                                            .stream()
                                            .map(AwsJson::of)
                                            .toList())
                    .ifPresent(tags -> json.putArray("Tags").addAll(tags));
            sink.element(LIST, json);
        }
        sink.control("accounts in the tree of the organization", units.size(), accounts);
    }

    private static List<Account> accounts(OrganizationsClient client) {
        return client.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .toList();
    }

    /// The path of every account.
    private static Map<String, String> units(OrganizationsClient client) {
        Map<String, String> units = new HashMap<>();
        Deque<Unit> ahead = new ArrayDeque<>();
        client.listRootsPaginator().stream()
                .flatMap(page -> page.roots().stream())
                .forEach(root -> ahead.add(new Unit(root.id(), root.name())));
        while (!ahead.isEmpty()) {
            Unit unit = ahead.remove();
            client.listAccountsForParentPaginator(ask -> ask.parentId(unit.id())).stream()
                    .flatMap(page -> page.accounts().stream())
                    .forEach(account -> units.put(account.id(), unit.path()));
            client
                    .listOrganizationalUnitsForParentPaginator(ask -> ask.parentId(unit.id()))
                    .stream()
                    .flatMap(page -> page.organizationalUnits().stream())
                    .forEach(below ->
                            ahead.add(new Unit(below.id(), unit.path() + "/" + below.name())));
        }
        return units;
    }
}
