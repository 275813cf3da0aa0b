package dev.attest.collector.accounts;

import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import dev.attest.collector.aws.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;

/// The accounts of the organization, from its root down. The SDK's paginators go on after an empty
/// page as long as it has a NextToken.
@ApplicationScoped
class OrganizationAccounts implements AccountSource {

    private record Unit(String id, String path) {}

    private final AccountsConfig config;
    private final AwsConfig aws;
    private final AwsClients clients;

    OrganizationAccounts(AccountsConfig config, AwsConfig aws, AwsClients clients) {
        this.config = config;
        this.aws = aws;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "organization";
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "organizations:ListAccountsForParent",
                "organizations:ListOrganizationalUnitsForParent",
                "organizations:ListRoots");
    }

    @Override
    public boolean configured() {
        return config.organization();
    }

    @Override
    public AccountList read() {
        Partition partition = Partition.ofRegion(aws.region());
        List<ListedAccount> accounts = new ArrayList<>();
        Deque<Unit> ahead = new ArrayDeque<>();
        try (OrganizationsClient organizations =
                clients.patient(
                        OrganizationsClient.builder(),
                        "organizations",
                        partition.globalRegion(),
                        clients.own())) {
            organizations.listRootsPaginator().stream()
                    .flatMap(page -> page.roots().stream())
                    .forEach(root -> ahead.add(new Unit(root.id(), "Root")));
            while (!ahead.isEmpty()) {
                Unit unit = ahead.remove();
                organizations.listAccountsForParentPaginator(b -> b.parentId(unit.id())).stream()
                        .flatMap(page -> page.accounts().stream())
                        .forEach(account -> accounts.add(listed(account, partition, unit)));
                organizations
                        .listOrganizationalUnitsForParentPaginator(b -> b.parentId(unit.id()))
                        .stream()
                        .flatMap(page -> page.organizationalUnits().stream())
                        .forEach(below ->
                                ahead.add(new Unit(below.id(), unit.path() + "/" + below.name())));
            }
        }
        return new AccountList(accounts, List.of());
    }

    private static ListedAccount listed(Account account, Partition partition, Unit unit) {
        boolean active = account.state() == AccountState.ACTIVE;
        return new ListedAccount(
                account.id(),
                account.name(),
                null,
                null,
                partition,
                List.of(),
                active ? null : account.stateAsString() + " in " + unit.path());
    }
}
