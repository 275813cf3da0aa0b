package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.Inventory;
import dev.attest.sample.model.ManagedPolicy;
import dev.attest.sample.model.PermissionSet;
import dev.attest.sample.model.Person;
import dev.attest.sample.model.SessionUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Puts the company together: people, accounts, Identity Center, and who uses what.
///
/// @param sessions who last worked with which permission set where, within the trail
public record Company(Days days, Inventory inventory, List<SessionUse> sessions) {

    public static final String HOME_REGION = "us-east-1";

    /// Days before the anchor date on which the stories happen.
    public static final int ROOT_LOGIN = 21;

    public static final int LEAVER_LEFT = 40;
    public static final int LEAVER_KEY_USED = 6;
    public static final int MOVED = 60;
    public static final int DORMANT = 163;
    public static final int VENDOR_TRUST = 33;
    public static final int VENDOR_LAST = 3;
    public static final int HIDDEN_ADMIN = 57;

    public static Company of(long seed, Days days) {
        List<Person> roster = Roster.of(seed, days);
        IdentityCenter center = new Directory(seed, roster).build();
        List<SessionUse> sessions = new Sessions(seed, days, center).all();
        SmallAccounts small = new SmallAccounts(seed, days);
        List<AccountInventory> accounts =
                Stream.of(
                                small.management(),
                                new PaymentsAccount(seed, days).build(),
                                new PlatformAccount(seed, days).build(),
                                new DataAccount(seed, days).build(),
                                small.sandbox())
                        .map(account -> provisioned(seed, account, center, sessions))
                        .toList();
        List<Person> people =
                roster.stream().map(person -> claimed(person, accounts, center)).toList();
        Inventory inventory = new Inventory(Accounts.ORGANIZATION, people, accounts, center);
        return new Company(days, inventory, sessions);
    }

    private static Person claimed(
            Person person, List<AccountInventory> accounts, IdentityCenter center) {
        List<String> principals = new ArrayList<>();
        accounts.stream()
                .flatMap(account -> account.users().stream())
                .filter(user -> person.email().equals(user.personEmail()))
                .forEach(user -> principals.add(user.arn()));
        center.users().stream()
                .filter(user -> user.userName().equals(person.email()))
                .forEach(user -> principals.add(user.id()));
        return person.withPrincipals(principals);
    }

    /// Adds the roles and policies that Identity Center puts into an account.
    private static AccountInventory provisioned(
            long seed, AccountInventory account, IdentityCenter center, List<SessionUse> sessions) {
        List<IamRole> roles = new ArrayList<>(account.roles());
        Set<ManagedPolicy> policies = new LinkedHashSet<>(account.policies());
        for (PermissionSet set : center.permissionSets()) {
            boolean assigned =
                    center.assignments().stream()
                            .anyMatch(each ->
                                    each.accountId().equals(account.account().id())
                                            && each.permissionSetArn().equals(set.arn()));
            if (assigned) {
                set.attached().forEach(policy -> policies.add(AwsPolicies.named(policy.name())));
                roles.add(ProvisionedRole.of(seed, account.account(), set, sessions));
            }
        }
        return new AccountInventory(
                account.account(),
                account.root(),
                account.users(),
                account.groups(),
                roles,
                List.copyOf(policies));
    }

    /// The account with this id.
    public Account account(String id) {
        return inventory.account(id).account();
    }
}
