package dev.attest.iampolicy.change;

import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.meaning.Examples;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The action patterns that policies name, each with examples of the resources that it is named
/// with. Patterns without a service are left out, and so is what a NotAction leaves in.
///
/// @param resources by pattern
record NamedActions(SortedMap<String, Set<String>> resources) {

    private static final Pattern OF_A_SERVICE = Pattern.compile("[A-Za-z0-9-]+:.+");

    /// @param told actions in lower case that are left out too
    static NamedActions of(PrincipalAccess before, PrincipalAccess after, Set<String> told) {
        List<Statement> statements =
                Stream.of(before, after)
                        .flatMap(access -> access.statements().stream())
                        .distinct()
                        .toList();
        SortedMap<String, Set<String>> resources = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Statement statement : statements) {
            statement.actions().patterns().stream()
                    .map(pattern -> pattern.text())
                    .filter(text -> OF_A_SERVICE.matcher(text).matches())
                    .filter(text -> !told.contains(text.toLowerCase(Locale.ROOT)))
                    .forEach(text ->
                            resources.computeIfAbsent(text, each -> examples(each, statements)));
        }
        return new NamedActions(resources);
    }

    /// By service the patterns of which the principal is allowed something, be it under conditions.
    SortedMap<String, SortedSet<String>> allowedTo(PrincipalAccess access) {
        SortedMap<String, SortedSet<String>> allowed = new TreeMap<>();
        resources.forEach((pattern, examples) -> {
            String action = Examples.of(pattern);
            if (examples.stream().anyMatch(each -> allows(access, action, each))) {
                allowed.computeIfAbsent(
                                action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT),
                                each -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                        .add(pattern);
            }
        });
        return allowed;
    }

    /// Resources of the statements that speak of the action.
    private static Set<String> examples(String pattern, List<Statement> statements) {
        String action = Examples.of(pattern).toLowerCase(Locale.ROOT);
        Set<String> examples = new LinkedHashSet<>(List.of("*", Examples.STRANGER));
        for (Statement statement : statements) {
            Resources named = statement.resources();
            if (named != null && statement.actions().cover(action)) {
                named.patterns().forEach(each -> examples.add(Examples.of(each.text())));
            }
        }
        return examples;
    }

    private static boolean allows(PrincipalAccess access, String action, String resource) {
        return access.decide(new Request(action, resource, access.principal().context()))
                .standing()
                .present();
    }
}
