package dev.attest.iampolicy.change;

import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the policies speak of besides sensitive actions.
///
/// @param lost by service the action patterns, as written, of which nothing is allowed any more
/// @param gained by service the patterns of which something is allowed now, and nothing was
/// @param goneServices those of which nothing named is allowed any more
/// @param newServices those of which something named is allowed now, and nothing was
public record OtherActions(
        SortedMap<String, SortedSet<String>> lost,
        SortedMap<String, SortedSet<String>> gained,
        Set<String> goneServices,
        Set<String> newServices) {

    public OtherActions {
        lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
        gained = Collections.unmodifiableSortedMap(new TreeMap<>(gained));
        goneServices = Set.copyOf(goneServices);
        newServices = Set.copyOf(newServices);
    }

    /// @param told sensitive actions in lower case, which are told by themselves
    static OtherActions between(PrincipalAccess before, PrincipalAccess after, Set<String> told) {
        NamedActions named = NamedActions.of(before, after, told);
        SortedMap<String, SortedSet<String>> had = named.allowedTo(before);
        SortedMap<String, SortedSet<String>> has = named.allowedTo(after);
        return new OtherActions(
                without(had, has),
                without(has, had),
                minus(had.keySet(), has.keySet()),
                minus(has.keySet(), had.keySet()));
    }

    public boolean none() {
        return lost.isEmpty() && gained.isEmpty();
    }

    private static SortedMap<String, SortedSet<String>> without(
            SortedMap<String, SortedSet<String>> all, SortedMap<String, SortedSet<String>> gone) {
        SortedMap<String, SortedSet<String>> left = new TreeMap<>();
        all.forEach((service, patterns) -> {
            SortedSet<String> rest = new TreeSet<>(patterns);
            rest.removeAll(gone.getOrDefault(service, Collections.emptySortedSet()));
            if (!rest.isEmpty()) {
                left.put(service, Collections.unmodifiableSortedSet(rest));
            }
        });
        return left;
    }

    private static Set<String> minus(Set<String> all, Set<String> gone) {
        Set<String> left = new HashSet<>(all);
        left.removeAll(gone);
        return left;
    }
}
