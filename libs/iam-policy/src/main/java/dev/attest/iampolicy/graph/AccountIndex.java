package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Wildcard;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// One account of the graph: its populations, and who of it a resource pattern names.
final class AccountIndex {

    private static final Pattern OPEN_ACCOUNT = Pattern.compile("^([^*]*::)[*](:(?:user|role)/)");

    private final Account account;
    private final int end;
    private final int administrator;
    private final TreeMap<String, Integer> ids = new TreeMap<>();
    private final List<Population> populations = new ArrayList<>();
    private final Map<Integer, Population> populationOf = new HashMap<>();
    private final Map<String, Map<Population, Ids>> named = new ConcurrentHashMap<>();

    /// @param first the number of the account's first user or role in the order of their ARNs
    /// @param administrator the number that stands for the account's administrator
    AccountIndex(Account account, int first, int administrator) {
        this.account = account;
        this.end = first + account.identities().size();
        this.administrator = administrator;
        Map<Population.Traits, Ids.Builder> alike = new LinkedHashMap<>();
        int id = first;
        for (Identity identity : account.identities().values()) {
            ids.put(identity.arn(), id);
            alike.computeIfAbsent(Population.Traits.of(identity), t -> new Ids.Builder()).add(id);
            id++;
        }
        alike.forEach((traits, members) -> {
            Population population = new Population(account.id(), traits, members.build());
            populations.add(population);
            for (int i = 0; i < population.members().size(); i++) {
                populationOf.put(population.members().get(i), population);
            }
        });
    }

    Account account() {
        return account;
    }

    /// The number after its last user or role.
    int end() {
        return end;
    }

    int administrator() {
        return administrator;
    }

    List<Population> populations() {
        return populations;
    }

    Population populationOf(int id) {
        Population population = populationOf.get(id);
        if (population == null) {
            throw new IllegalArgumentException("not of this account: " + id);
        }
        return population;
    }

    /// Whom of a population the pattern matches.
    ///
    /// @param pattern with `*` and `?`
    Ids named(String pattern, Population population) {
        return pattern.equals("*")
                ? population.members()
                : named.computeIfAbsent(pattern, this::byPopulation)
                        .getOrDefault(population, Ids.NONE);
    }

    private Map<Population, Ids> byPopulation(String pattern) {
        Map<Population, Ids.Builder> found = new IdentityHashMap<>();
        Ids all = find(pattern);
        for (int i = 0; i < all.size(); i++) {
            found.computeIfAbsent(populationOf(all.get(i)), p -> new Ids.Builder()).add(all.get(i));
        }
        Map<Population, Ids> named = new IdentityHashMap<>();
        found.forEach((population, ids) -> named.put(population, ids.build()));
        return named;
    }

    private Ids find(String pattern) {
        String bound = boundToAccount(pattern);
        String start = literalStart(bound);
        Ids.Builder found = new Ids.Builder();
        if (start.length() == bound.length()) {
            Integer only = ids.get(bound);
            return only == null ? Ids.NONE : Ids.of(only);
        }
        Wildcard wildcard = Wildcard.of(bound);
        SortedMap<String, Integer> candidates = ids.subMap(start, start + Character.MAX_VALUE);
        candidates.forEach((arn, id) -> {
            if (wildcard.matches(arn)) {
                found.add(id);
            }
        });
        return found.build();
    }

    /// A pattern that leaves the account open, with this account, so that few have to be compared.
    private String boundToAccount(String pattern) {
        return OPEN_ACCOUNT.matcher(pattern).replaceFirst("$1" + account.id() + "$2");
    }

    private static String literalStart(String pattern) {
        int at = 0;
        while (at < pattern.length() && pattern.charAt(at) != '*' && pattern.charAt(at) != '?') {
            at++;
        }
        return pattern.substring(0, at);
    }
}
