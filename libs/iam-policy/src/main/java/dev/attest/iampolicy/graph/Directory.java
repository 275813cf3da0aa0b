package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Everybody in the graph, numbered by account and ARN; after them one number for each account,
/// which stands for its administrator.
final class Directory {

    private final List<Identity> identities;
    private final Map<String, Integer> ids;
    private final SortedMap<String, AccountIndex> accounts;

    private Directory(
            List<Identity> identities,
            Map<String, Integer> ids,
            SortedMap<String, AccountIndex> accounts) {
        this.identities = identities;
        this.ids = ids;
        this.accounts = accounts;
    }

    /// @throws IllegalArgumentException when an account is there twice
    Directory(List<Account> accounts) {
        this(new ArrayList<>(), new HashMap<>(), new TreeMap<>());
        int size = accounts.stream().mapToInt(account -> account.identities().size()).sum();
        for (Account account :
                accounts.stream().sorted(Comparator.comparing(Account::id)).toList()) {
            int administrator = size + this.accounts.size();
            AccountIndex index = new AccountIndex(account, identities.size(), administrator);
            if (this.accounts.put(account.id(), index) != null) {
                throw new IllegalArgumentException("account " + account.id() + " is there twice");
            }
            for (Identity identity : account.identities().values()) {
                ids.put(identity.arn(), identities.size());
                identities.add(identity);
            }
        }
    }

    /// How many users and roles there are.
    int size() {
        return identities.size();
    }

    /// How many numbers are in use: users, roles, administrators.
    int numbers() {
        return identities.size() + accounts.size();
    }

    Identity identity(int id) {
        return identities.get(id);
    }

    OptionalInt id(String arn) {
        Integer id = ids.get(arn);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    AccountIndex account(String id) {
        AccountIndex index = accounts.get(id);
        if (index == null) {
            throw new IllegalArgumentException("there is no account " + id);
        }
        return index;
    }

    AccountIndex accountOf(int id) {
        return account(identities.get(id).account());
    }

    /// The accounts of users and roles.
    SortedSet<String> accountsOf(BitSet ids) {
        SortedSet<String> found = new TreeSet<>();
        int id = ids.nextSetBit(0);
        while (id >= 0) {
            AccountIndex account = accountOf(id);
            found.add(account.account().id());
            id = ids.nextSetBit(account.end());
        }
        return found;
    }

    List<AccountIndex> accounts() {
        return List.copyOf(accounts.values());
    }

    List<Population> populations() {
        return accounts.values().stream()
                .flatMap(account -> account.populations().stream())
                .toList();
    }

    /// Whether the user or role is there, and the same but for what it may do by policies of its
    /// own and of groups that are known.
    boolean alike(Identity changed) {
        Integer id = ids.get(changed.arn());
        return id != null
                && accountOf(id).populationOf(id).traits().equals(Population.Traits.of(changed))
                && accountOf(id).account().groups().values().containsAll(changed.groups());
    }

    /// The same with others in place of those of their ARNs, all of them alike.
    Directory with(Collection<Identity> changed) {
        List<Identity> revised = new ArrayList<>(identities);
        changed.forEach(identity -> id(identity.arn()).ifPresent(id -> revised.set(id, identity)));
        return new Directory(revised, ids, accounts);
    }

    /// The accounts with everybody in them, and others in place of those of their ARNs.
    List<Account> accountsWith(Collection<Identity> changed) {
        SortedMap<String, SortedMap<String, Identity>> everybody = new TreeMap<>();
        accounts.keySet().forEach(id -> everybody.put(id, new TreeMap<>()));
        Stream.concat(identities.stream(), changed.stream())
                .forEach(identity -> {
                    account(identity.account());
                    everybody
                            .computeIfAbsent(identity.account(), id -> new TreeMap<>())
                            .put(identity.arn(), identity);
                });
        List<Account> revised = new ArrayList<>();
        everybody.forEach(
                (id, members) -> revised.add(account(id).account().withEverybody(members)));
        return revised;
    }
}
