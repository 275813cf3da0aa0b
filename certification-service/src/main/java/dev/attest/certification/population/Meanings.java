package dev.attest.certification.population;

import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Evaluates what policies allow, each document parsed once and each combination evaluated once: a
/// thousand people share a dozen permission sets.
final class Meanings {
    private static final Meaning NOTHING = new Meaning(false, List.of("Allows nothing by itself."));

    private final Map<String, String> documents;
    private final Map<PolicyHashes, Meaning> known = new HashMap<>();
    private final Map<String, NamedPolicy> parsed = new HashMap<>();

    Meanings(Map<String, String> documents) {
        this.documents = documents;
    }

    /// @param each what works together; it is evaluated by itself
    Meaning of(Set<PolicyHashes> each) {
        return each.stream()
                .filter(one -> !one.identity().isEmpty())
                .map(one -> known.computeIfAbsent(one, this::evaluate))
                .reduce(Meaning::or)
                .orElse(NOTHING);
    }

    private Meaning evaluate(PolicyHashes policies) {
        var meaning =
                PolicyMeaning.of(
                        new PrincipalAccess(
                                Principal.unknown(),
                                new PolicySet(named(policies.identity())),
                                Optional.ofNullable(policies.boundary())
                                        .map(one -> PolicySet.of(named(one)))));
        return new Meaning(administrator(meaning.administrator()), meaning.sentences());
    }

    /// An administrator under conditions is one: the conditions may hold.
    private static @Nullable Boolean administrator(Standing standing) {
        return switch (standing) {
            case YES, CONDITIONAL -> Boolean.TRUE;
            case NO -> Boolean.FALSE;
            case UNKNOWN -> null;
        };
    }

    private List<NamedPolicy> named(List<PolicyHashes.Named> policies) {
        var named = new ArrayList<NamedPolicy>(policies.size());
        policies.forEach(one -> named.add(named(one)));
        return named;
    }

    private NamedPolicy named(PolicyHashes.Named policy) {
        var hash = policy.sha256();
        var document = hash == null ? null : documents.get(hash);
        if (hash == null || document == null) {
            return new NamedPolicy.Unread(policy.name(), null, "no snapshot carried its document");
        }
        return parsed.computeIfAbsent(
                hash + ' ' + policy.name(), any -> NamedPolicy.of(policy.name(), null, document));
    }
}
