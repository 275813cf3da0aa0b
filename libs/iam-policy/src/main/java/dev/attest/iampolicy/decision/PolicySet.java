package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Policies that count together as one layer, such as a user's own and those of its groups. Their
/// order does not count.
public record PolicySet(List<NamedPolicy> policies) {

    private static final PolicySet EMPTY = new PolicySet(List.of());

    public PolicySet {
        policies = List.copyOf(policies);
    }

    public static PolicySet empty() {
        return EMPTY;
    }

    public static PolicySet of(NamedPolicy... policies) {
        return new PolicySet(List.of(policies));
    }

    /// The same with more policies.
    public PolicySet and(PolicySet more) {
        return new PolicySet(Stream.concat(policies.stream(), more.policies.stream()).toList());
    }

    /// The policies whose documents were read.
    public List<NamedPolicy.Read> read() {
        return policies.stream()
                .filter(NamedPolicy.Read.class::isInstance)
                .map(NamedPolicy.Read.class::cast)
                .toList();
    }

    /// The policies whose documents are unknown.
    public List<NamedPolicy.Unread> unread() {
        return policies.stream()
                .filter(NamedPolicy.Unread.class::isInstance)
                .map(NamedPolicy.Unread.class::cast)
                .toList();
    }

    /// The same, after a look at what the documents are for.
    ///
    /// @throws IllegalArgumentException when one is of another kind
    PolicySet mustBe(PolicyKind kind, PolicyKind orElse) {
        for (NamedPolicy.Read policy : read()) {
            PolicyKind is = policy.document().kind();
            if (is != kind && is != orElse) {
                throw new IllegalArgumentException(
                        "policy " + policy.name() + " is of kind " + is + ", not " + kind);
            }
        }
        return this;
    }

    /// What the layer says about a request.
    LayerVerdict judge(Layer layer, Request request) {
        Truth allowed = Truth.NO;
        Truth denied = Truth.NO;
        List<DecidingStatement> applying = new ArrayList<>();
        List<NamedPolicy.Unread> unread = new ArrayList<>();
        for (NamedPolicy policy : policies) {
            switch (policy) {
                case NamedPolicy.Unread unknown -> unread.add(unknown);
                case NamedPolicy.Read known -> {
                    for (Statement statement : known.document().statements()) {
                        Truth applies =
                                statement.applies(
                                        request.action(), request.resource(), request.context());
                        if (applies == Truth.NO) {
                            continue;
                        }
                        applying.add(
                                new DecidingStatement(layer, known.name(), statement, applies));
                        if (statement.effect() == Effect.DENY) {
                            denied = denied.or(applies);
                        } else {
                            allowed = allowed.or(applies);
                        }
                    }
                }
            }
        }
        return new LayerVerdict(layer, allowed, denied, applying, unread);
    }
}
