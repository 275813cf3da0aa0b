package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyVersion;
import dev.attest.iampolicy.ResourcePattern;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.VariableText;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Divides populations into parts that a principal's policies cannot tell apart. A policy tells two
/// resources apart only by its resource patterns, so that members matched by the same patterns
/// belong together, and most policies leave a population whole.
final class Selection {

    private final AccountIndex account;
    private final Set<String> patterns = new LinkedHashSet<>();
    private final Map<Population, List<Part>> known = new IdentityHashMap<>();

    /// @param actions that will be asked about, in any case
    Selection(PrincipalAccess access, List<String> actions, AccountIndex account) {
        this.account = account;
        List<String> folded = actions.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList();
        Context context = access.principal().context();
        access.policies()
                .forEach(policy -> {
                    if (policy instanceof NamedPolicy.Read read) {
                        for (Statement statement : read.document().statements()) {
                            Resources resources = statement.resources();
                            if (resources != null
                                    && folded.stream().anyMatch(statement.actions()::cover)) {
                                resources
                                        .patterns()
                                        .forEach(each -> patterns.add(filled(each, context)));
                            }
                        }
                    }
                });
    }

    /// The pattern with what is known in place of its variables, and a star for the rest.
    private static String filled(ResourcePattern pattern, Context context) {
        StringBuilder text = new StringBuilder();
        return VariableText.of(pattern.text(), PolicyVersion.V2012_10_17)
                .map(variables -> {
                    variables.fill(context, new Filled(text));
                    return text.toString();
                })
                .orElse(pattern.text());
    }

    /// The population in parts, each of at least one member; always the same objects.
    List<Part> parts(Population population) {
        return known.computeIfAbsent(population, this::divide);
    }

    private List<Part> divide(Population population) {
        List<Ids> dividing = new ArrayList<>();
        for (String pattern : patterns) {
            Ids named = account.named(pattern, population);
            if (!named.isEmpty() && named.size() < population.members().size()) {
                dividing.add(named);
            }
        }
        return switch (dividing.size()) {
            case 0 -> List.of(allBut(population, Ids.NONE));
            case 1 -> List.of(some(dividing.getFirst()), allBut(population, dividing.getFirst()));
            default -> divided(population, dividing);
        };
    }

    private static List<Part> divided(Population population, List<Ids> dividing) {
        BitSet touched = new BitSet();
        dividing.forEach(ids -> new Members.Some(ids).forEach(touched::set));
        Map<BitSet, Ids.Builder> alike = new LinkedHashMap<>();
        Ids.Builder all = new Ids.Builder();
        touched.stream()
                .forEach(id -> {
                    BitSet signature = new BitSet();
                    for (int i = 0; i < dividing.size(); i++) {
                        signature.set(i, dividing.get(i).contains(id));
                    }
                    alike.computeIfAbsent(signature, s -> new Ids.Builder()).add(id);
                    all.add(id);
                });
        List<Part> parts = new ArrayList<>();
        alike.values().forEach(ids -> parts.add(some(ids.build())));
        Ids named = all.build();
        if (named.size() < population.members().size()) {
            parts.add(allBut(population, named));
        }
        return parts;
    }

    private static Part some(Ids ids) {
        return new Part(ids.get(0), new Members.Some(ids));
    }

    private static Part allBut(Population population, Ids except) {
        Ids members = population.members();
        int example = 0;
        while (except.contains(members.get(example))) {
            example++;
        }
        return new Part(
                members.get(example),
                except.isEmpty() ? population.whole() : new Members.AllBut(population, except));
    }

    private record Filled(StringBuilder text) implements VariableText.Target {

        @Override
        public void written(String part) {
            text.append(part);
        }

        @Override
        public void value(String part) {
            text.append(part);
        }

        @Override
        public void unknown() {
            text.append('*');
        }
    }
}
