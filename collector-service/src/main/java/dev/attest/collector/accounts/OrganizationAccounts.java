package dev.attest.collector.accounts;

import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import dev.attest.collector.aws.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.Root;

/// The accounts of the organization, from its root down. Those outside the configured units are
/// listed, too, and left out. The SDK's paginators go on after an empty page as long as it has a
/// NextToken.
@ApplicationScoped
class OrganizationAccounts implements AccountSource {

    private static final String OUTSIDE = "outside the chosen organizational units";

    /// A root or an organizational unit.
    ///
    /// @param leftOut why the accounts in it are not collected from; null when they are
    /// @param excepted whether it is below one that is excepted, and nothing below it is chosen
    ///   again
    private record Unit(String id, String path, @Nullable String leftOut, boolean excepted) {}

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
    public AccountList read() throws IOException {
        Partition partition = Partition.ofRegion(aws.region());
        List<ListedAccount> accounts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Unit> ahead = new ArrayDeque<>();
        try (OrganizationsClient organizations =
                clients.patient(
                        OrganizationsClient.builder(),
                        "organizations",
                        partition.globalRegion(),
                        clients.own())) {
            organizations.listRootsPaginator().stream()
                    .flatMap(page -> page.roots().stream())
                    .forEach(root -> ahead.add(root(root)));
            while (!ahead.isEmpty()) {
                Unit unit = ahead.remove();
                seen.add(unit.id());
                organizations.listAccountsForParentPaginator(b -> b.parentId(unit.id())).stream()
                        .flatMap(page -> page.accounts().stream())
                        .forEach(account -> accounts.add(listed(account, partition, unit)));
                organizations
                        .listOrganizationalUnitsForParentPaginator(b -> b.parentId(unit.id()))
                        .stream()
                        .flatMap(page -> page.organizationalUnits().stream())
                        .forEach(below -> ahead.add(below(unit, below)));
            }
        }
        refuseUnknown("attest.accounts.units", chosen(), seen);
        refuseUnknown("attest.accounts.except-units", excepted(), seen);
        return new AccountList(accounts, List.of());
    }

    private List<String> chosen() {
        return config.units().orElse(List.of());
    }

    private List<String> excepted() {
        return config.exceptUnits().orElse(List.of());
    }

    private Unit root(Root root) {
        return unit(root.id(), "Root", chosen().isEmpty() ? null : OUTSIDE);
    }

    private Unit below(Unit above, OrganizationalUnit unit) {
        String path = above.path() + "/" + unit.name();
        return above.excepted()
                ? new Unit(unit.id(), path, above.leftOut(), true)
                : unit(unit.id(), path, above.leftOut());
    }

    /// @param inherited what is true of it when no setting names it
    private Unit unit(String id, String path, @Nullable String inherited) {
        if (excepted().contains(id)) {
            return new Unit(id, path, "%s: %s is excepted".formatted(OUTSIDE, path), true);
        }
        return new Unit(id, path, chosen().contains(id) ? null : inherited, false);
    }

    /// Whoever misspells a unit must not get fewer accounts, or more, than they asked for.
    private static void refuseUnknown(String setting, List<String> named, Set<String> seen)
            throws IOException {
        List<String> unknown = named.stream().filter(id -> !seen.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw new IOException(
                    "%s names %s, and the organization has no such root or organizational unit"
                            .formatted(setting, String.join(", ", unknown)));
        }
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
                active ? null : account.stateAsString() + " in " + unit.path(),
                unit.path(),
                unit.leftOut());
    }
}
