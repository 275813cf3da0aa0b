package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Beginnings;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Policies narrowed to the statements that may speak of a resource: the same resources are asked
/// about again and again, and in a long policy few statements speak of each. What is decided is the
/// same.
final class Nearby {

    /// Below this many statements it is quicker to ask all of them.
    private static final int FEW = 32;

    private static final int MAX_KEPT = 10_000;

    private final PolicySet policies;
    private final List<Index> indices;
    private final Map<String, PolicySet> known = new HashMap<>();

    Nearby(PolicySet policies) {
        this.policies = policies;
        long statements =
                policies.read().stream()
                        .mapToLong(each -> each.document().statements().size())
                        .sum();
        this.indices =
                statements <= FEW ? List.of() : policies.read().stream().map(Index::new).toList();
    }

    /// The policies, without statements that cannot speak of the resource.
    PolicySet on(String resource) {
        if (indices.isEmpty()) {
            return policies;
        }
        if (known.size() >= MAX_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(resource, this::narrowed);
    }

    /// The access, with its identity policies narrowed.
    ///
    /// @param access whose identity policies these are
    PrincipalAccess on(String resource, PrincipalAccess access) {
        return access.withIdentity(on(resource));
    }

    private PolicySet narrowed(String resource) {
        List<NamedPolicy> narrowed = new ArrayList<>(policies.unread());
        for (Index index : indices) {
            narrowed.add(index.on(resource));
        }
        return new PolicySet(narrowed);
    }

    /// The statements of one policy, by what their resources begin with.
    private static final class Index {

        private final NamedPolicy.Read policy;
        private final List<Statement> everywhere = new ArrayList<>();
        private final Beginnings<Statement> named = new Beginnings<>();

        Index(NamedPolicy.Read policy) {
            this.policy = policy;
            for (Statement statement : policy.document().statements()) {
                Resources resources = statement.resources();
                if (resources == null || resources.negated()) {
                    everywhere.add(statement);
                } else {
                    resources.patterns().forEach(each -> named.add(each.text(), statement));
                }
            }
        }

        NamedPolicy on(String resource) {
            TreeSet<Statement> near = new TreeSet<>(Comparator.comparingInt(Statement::index));
            near.addAll(everywhere);
            named.of(resource).stream()
                    .filter(statement -> speaks(statement, resource))
                    .forEach(near::add);
            PolicyDocument whole = policy.document();
            return new NamedPolicy.Read(
                    policy.name(),
                    policy.arn(),
                    new PolicyDocument(
                            whole.kind(), whole.version(), whole.id(), List.copyOf(near)));
        }

        /// Whether it does, whatever its variables stand for.
        private static boolean speaks(Statement statement, String resource) {
            Resources named = statement.resources();
            return named == null || named.cover(resource, Context.unknown()) != Truth.NO;
        }
    }
}
