package dev.attest.iampolicy.change;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.meaning.ServiceNames;
import dev.attest.iampolicy.trust.TrustedParty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tells what changes besides what is sensitive: other actions, whom a role lets in, policies that
/// nobody could read.
final class OthersInWords {

    private static final int MAX_LISTED = 5;

    private final AccessChange change;
    private final List<String> clauses = new ArrayList<>();

    OthersInWords(AccessChange change) {
        this.change = change;
    }

    List<String> all() {
        if (!ChangeInWords.administrator(change.before())
                && !ChangeInWords.administrator(change.after())) {
            OtherActions others = change.others();
            actions("can no longer use ", others.lost(), others.goneServices());
            actions("can now use ", others.gained(), others.newServices());
        }
        change.lettingIn().lost().forEach(each -> clauses.add("no longer lets in " + who(each)));
        change.lettingIn().gained().forEach(each -> clauses.add("now lets in " + who(each)));
        change.noLongerUnread()
                .forEach(each ->
                        clauses.add(
                                "is no longer subject to the policy "
                                        + each
                                        + ", which could not be read"));
        change.nowUnread()
                .forEach(each ->
                        clauses.add(
                                "is now subject to the policy "
                                        + each
                                        + ", which could not be read"));
        return clauses;
    }

    /// Whole services by their names, of others the patterns.
    private void actions(
            String verb, SortedMap<String, SortedSet<String>> patterns, Set<String> whole) {
        if (!whole.isEmpty()) {
            clauses.add(
                    verb
                            + "actions of "
                            + listed(new TreeSet<>(whole.stream().map(ServiceNames::of).toList())));
        }
        List<String> single = new ArrayList<>();
        patterns.forEach((service, each) -> {
            if (!whole.contains(service)) {
                single.addAll(each);
            }
        });
        if (!single.isEmpty()) {
            clauses.add(verb + listed(single));
        }
    }

    private static String who(TrustedParty party) {
        String name =
                switch (party.principal()) {
                    case PrincipalElement.Everyone() -> "anybody";
                    case PrincipalElement.Aws(String value) -> value;
                    case PrincipalElement.Service(String value) -> value;
                    case PrincipalElement.Federated(String value) -> "identities of " + value;
                    case PrincipalElement.CanonicalUser(String value) -> value;
                };
        return party.conditions().isEmpty()
                ? name
                : name
                        + " if "
                        + party.conditions().stream()
                                .map(Condition::text)
                                .collect(Collectors.joining(" and "));
    }

    private static String listed(Collection<String> names) {
        List<String> shown = names.stream().limit(MAX_LISTED).toList();
        int hidden = names.size() - shown.size();
        if (hidden > 0) {
            return String.join(", ", shown) + " and " + hidden + " more";
        }
        return shown.size() == 1
                ? shown.getFirst()
                : String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
    }
}
