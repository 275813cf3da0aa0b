package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.identities.IdentityRule.Classing;
import dev.attest.collector.identities.IdentityRule.Grouping;
import dev.attest.collector.identities.IdentityRule.Joining;
import dev.attest.expressions.Evaluation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The rules about identities, in their order. What they say depends on nothing but the identity.
final class IdentityRules {

    private static final Logger LOG = Logger.getLogger(IdentityRules.class);

    private static final int MOST_OVERRUNS = 3;

    private static final Comparator<IdentityRule> ORDER =
            Comparator.comparingInt(IdentityRule::order).thenComparing(IdentityRule::id);

    private final List<Joining> joining;
    private final List<Classing> classing;
    private final List<Grouping> grouping;
    private final Map<String, AtomicInteger> overruns = new ConcurrentHashMap<>();

    /// @param rules in any order
    IdentityRules(Collection<IdentityRule> rules) {
        List<Joining> joins = new ArrayList<>();
        List<Classing> classes = new ArrayList<>();
        List<Grouping> groups = new ArrayList<>();
        rules.stream()
                .sorted(ORDER)
                .forEach(rule -> {
                    switch (rule) {
                        case Joining join -> joins.add(join);
                        case Classing one -> classes.add(one);
                        case Grouping one -> groups.add(one);
                    }
                });
        joining = List.copyOf(joins);
        classing = List.copyOf(classes);
        grouping = List.copyOf(groups);
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
        return new Said(
                references(identity),
                first(identity, false).orElse(null),
                first(identity, true).orElse(null));
    }

    /// Whom the joining rules name.
    List<Reference> references(JsonNode identity) {
        List<Reference> references = new ArrayList<>();
        for (Joining rule : joining) {
            rule.names(identity).stream()
                    .distinct()
                    .forEach(key -> references.add(new Reference(rule.id(), rule.order(), key)));
        }
        return references;
    }

    /// Texts of which one is, in any case, in every name of a session that joining rules for names
    /// of its kind turn into a key of [PersonKeys].
    Map<SessionName.Kind, Set<String>> within(String key) {
        Map<SessionName.Kind, Set<String>> texts = new EnumMap<>(SessionName.Kind.class);
        for (SessionName.Kind kind : SessionName.Kind.values()) {
            joining.stream()
                    .filter(rule -> rule.speaksOf(kind))
                    .forEach(rule ->
                            texts.computeIfAbsent(kind, any -> new TreeSet<>())
                                    .addAll(rule.naming().within(key)));
        }
        return texts;
    }

    /// The class of what is a person's own, by the groups that the person is in.
    Optional<Given> ofGroups(Collection<String> groups) {
        return grouping.stream()
                .filter(rule -> rule.matches(groups))
                .findFirst()
                .map(rule -> new Given(rule.gives(), rule.id()));
    }

    private Optional<Given> first(JsonNode identity, boolean unjoined) {
        return classing.stream()
                .filter(rule -> rule.unjoined() == unjoined)
                .filter(rule -> gives(rule, identity))
                .findFirst()
                .map(rule -> new Given(rule.gives(), rule.id()));
    }

    /// One that has too much to do again and again is asked no more until the rules change.
    private boolean gives(Classing rule, JsonNode identity) {
        AtomicInteger overrun = overruns.computeIfAbsent(rule.id(), _ -> new AtomicInteger());
        if (overrun.get() >= MOST_OVERRUNS) {
            return false;
        }
        Evaluation evaluation = rule.when().evaluate("identity", identity);
        if (evaluation instanceof Evaluation.Failed(String reason, boolean exhausted)
                && exhausted
                && overrun.incrementAndGet() == MOST_OVERRUNS) {
            LOG.warnf(
                    "rule %s about identities is switched off until the rules change: %s",
                    rule.id(), reason);
        }
        return Classing.matched(evaluation);
    }
}
