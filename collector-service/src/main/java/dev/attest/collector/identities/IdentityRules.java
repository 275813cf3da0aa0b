package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.identities.IdentityRule.Classing;
import dev.attest.collector.identities.IdentityRule.Joining;
import dev.attest.expressions.Evaluation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules about identities, in their order. What they say depends on nothing but the identity.
final class IdentityRules {

    private static final Comparator<IdentityRule> ORDER =
            Comparator.comparingInt(IdentityRule::order).thenComparing(IdentityRule::id);

    private final List<Joining> joining;
    private final List<Classing> classing;

    /// @param rules in any order
    IdentityRules(Collection<IdentityRule> rules) {
        List<Joining> joins = new ArrayList<>();
        List<Classing> classes = new ArrayList<>();
        rules.stream()
                .sorted(ORDER)
                .forEach(rule -> {
                    switch (rule) {
                        case Joining join -> joins.add(join);
                        case Classing one -> classes.add(one);
                    }
                });
        joining = List.copyOf(joins);
        classing = List.copyOf(classes);
    }

    /// A class, and the rule that gives it.
    record Given(IdentityClass gives, String rule) {}

    /// What the rules say of an identity.
    ///
    /// @param references whom the joining rules name
    /// @param always its class whoever stands behind it; null when none is given
    /// @param unjoined its class when nobody does; null when none is given
    record Said(List<Reference> references, @Nullable Given always, @Nullable Given unjoined) {

        Said {
            references = List.copyOf(references);
        }
    }

    Said of(JsonNode identity) {
        List<Reference> references = new ArrayList<>();
        for (Joining rule : joining) {
            rule.names(identity).stream()
                    .distinct()
                    .forEach(key -> references.add(new Reference(rule.id(), rule.order(), key)));
        }
        return new Said(
                references,
                first(identity, false).orElse(null),
                first(identity, true).orElse(null));
    }

    /// A rule that fails gives no class: it is for identities that have what it asks for.
    private Optional<Given> first(JsonNode identity, boolean unjoined) {
        return classing.stream()
                .filter(rule -> rule.unjoined() == unjoined)
                .filter(rule -> matches(rule, identity))
                .findFirst()
                .map(rule -> new Given(rule.gives(), rule.id()));
    }

    static boolean matches(Classing rule, JsonNode identity) {
        return switch (rule.when().evaluate("identity", identity)) {
            case Evaluation.Matched _ -> true;
            case Evaluation.NotMatched _, Evaluation.Failed _ -> false;
        };
    }
}
