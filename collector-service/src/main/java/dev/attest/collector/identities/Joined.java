package dev.attest.collector.identities;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who stands behind an identity, by what the rules and the people file say. The rules of the
/// smallest order that name anybody decide, and when they name different people, nobody does:
/// nothing is guessed. In what order rules are asked makes no difference.
///
/// @param person null when nobody is known, or several are
/// @param rule by which; null with the person
/// @param conflict whom the deciding rules name, in words; null unless they disagree
/// @param disputed whom later rules name instead, in words; null when they agree
record Joined(
        @Nullable String person,
        @Nullable String rule,
        @Nullable String conflict,
        @Nullable String disputed) {

    /// The name of what the people file claims.
    static final String PEOPLE_FILE = "people-file";

    private record Named(int order, String rule, String person) {}

    /// @param claimedBy whose the people file says it is; null when it says nothing
    /// @param people who bears a key
    static Joined of(
            @Nullable String claimedBy,
            Collection<Reference> references,
            Map<String, Set<String>> people) {
        List<Named> named =
                references.stream()
                        .flatMap(r ->
                                people.getOrDefault(r.key(), Set.of()).stream()
                                        .map(p -> new Named(r.order(), r.rule(), p)))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (claimedBy != null) {
            named.add(new Named(0, PEOPLE_FILE, claimedBy));
        }
        TreeMap<Integer, List<Named>> byOrder =
                named.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Named::order, TreeMap::new, Collectors.toList()));
        if (byOrder.isEmpty()) {
            return new Joined(null, null, null, null);
        }
        List<Named> deciding = byOrder.firstEntry().getValue();
        if (deciding.stream().map(Named::person).distinct().count() > 1) {
            return new Joined(null, null, words(deciding), null);
        }
        String person = deciding.getFirst().person();
        List<Named> others =
                named.stream().filter(n -> !Objects.equals(n.person(), person)).toList();
        return new Joined(
                person,
                deciding.stream().map(Named::rule).min(Comparator.naturalOrder()).orElseThrow(),
                null,
                others.isEmpty() ? null : words(others));
    }

    private static String words(List<Named> named) {
        return named.stream()
                .map(n -> n.rule() + " names " + n.person())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .limit(20)
                .collect(Collectors.joining(", "));
    }
}
