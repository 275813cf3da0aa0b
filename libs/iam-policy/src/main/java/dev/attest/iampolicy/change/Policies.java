package dev.attest.iampolicy.change;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The policies of one holder, about to change.
record Policies(String holder, PolicySet held) {

    PolicySet detached(String policy) {
        List<NamedPolicy> found =
                held.policies().stream()
                        .filter(each -> each.arn() != null)
                        .filter(each ->
                                each.name().equals(policy)
                                        || named(policy, Objects.requireNonNull(each.arn())))
                        .toList();
        mustBeThere(found, "managed policy " + policy);
        if (found.stream().map(NamedPolicy::arn).distinct().count() > 1) {
            throw new ChangeRefusedException(
                    holder + " has several managed policies named " + policy + ": give the ARN");
        }
        return without(found::contains);
    }

    /// A policy that is attached already is not attached twice.
    PolicySet attached(NamedPolicy policy) {
        return held.policies().stream().anyMatch(each -> Objects.equals(each.arn(), policy.arn()))
                ? held
                : held.and(PolicySet.of(policy));
    }

    PolicySet removed(String inline) {
        mustBeThere(
                held.policies().stream().filter(each -> isInline(each, inline)).toList(),
                "inline policy " + inline);
        return without(each -> isInline(each, inline));
    }

    PolicySet replaced(String inline, PolicyDocument document) {
        PolicySet left = removed(inline);
        return left.and(PolicySet.of(new NamedPolicy.Read(inline, null, document)));
    }

    /// Whether the text is the ARN, or the name at its end.
    static boolean named(String text, String arn) {
        return arn.equals(text) || arn.substring(arn.lastIndexOf('/') + 1).equals(text);
    }

    private PolicySet without(Predicate<NamedPolicy> gone) {
        Stream<NamedPolicy> all = held.policies().stream();
        return new PolicySet(all.filter(gone.negate()).toList());
    }

    private void mustBeThere(List<NamedPolicy> found, String what) {
        if (found.isEmpty()) {
            throw new ChangeRefusedException(holder + " has no " + what);
        }
    }

    private static boolean isInline(NamedPolicy policy, String name) {
        return policy.arn() == null && policy.name().equals(name);
    }
}
