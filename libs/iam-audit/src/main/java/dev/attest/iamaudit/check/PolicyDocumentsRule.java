package dev.attest.iamaudit.check;

import dev.attest.iamaudit.inventory.Holder;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.inventory.ManagedPolicy;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks every policy of a kind by itself, by what its document evaluates to.
///
/// Parameters: `of` which policies, see [Kind]; `asks`, see [PolicyQuestion]; `denyCancels`: false
/// leaves out what the document denies.
final class PolicyDocumentsRule implements Rule {

    /// Which policies are asked.
    enum Kind {
        INLINE,
        ATTACHED_OF_AWS,
        ATTACHED_OF_CUSTOMER,
        UNATTACHED_OF_CUSTOMER,
        OF_CUSTOMER
    }

    @Override
    public void judge(AuditSources sources, Parameters parameters, Judgements judgements) {
        Kind kind = Kind.valueOf(parameters.text("of"));
        Map<String, NamedPolicy> policies = policies(sources.details(), kind);
        PolicyQuestion question = PolicyQuestion.of(parameters);
        policies.forEach((resource, policy) -> {
            switch (policy) {
                case NamedPolicy.Unread unread ->
                        judgements.unknown(
                                resource, "the document cannot be read: " + unread.reason());
                case NamedPolicy.Read read ->
                        Standings.judge(
                                judgements,
                                resource,
                                question.ask(
                                        parameters.flag("denyCancels")
                                                ? read
                                                : withoutDenies(read)),
                                question.can(),
                                "does not allow that",
                                "nobody knows what it allows");
            }
        });
        if (policies.isEmpty() && sources.details().whole()) {
            judgements.pass(sources.accountOfDetails(), "there is no such policy");
        }
    }

    private static Map<String, NamedPolicy> policies(Inventory details, Kind kind) {
        Map<String, NamedPolicy> policies = new LinkedHashMap<>();
        if (kind == Kind.INLINE) {
            for (Holder holder : details.holders()) {
                for (NamedPolicy policy : holder.inline()) {
                    policies.put(inline(holder, policy), policy);
                }
            }
            return policies;
        }
        for (ManagedPolicy policy : details.policies()) {
            if (wanted(policy, kind)) {
                policies.put(policy.arn(), policy.policy());
            }
        }
        return policies;
    }

    private static boolean wanted(ManagedPolicy policy, Kind kind) {
        boolean customer = policy.policy().customerManaged();
        return switch (kind) {
            case INLINE -> false;
            case ATTACHED_OF_AWS -> !customer && policy.attached();
            case ATTACHED_OF_CUSTOMER -> customer && policy.attached();
            case UNATTACHED_OF_CUSTOMER -> customer && !policy.attached();
            case OF_CUSTOMER -> customer;
        };
    }

    static String inline(Holder holder, NamedPolicy policy) {
        return holder.arn() + " (inline policy " + policy.name() + ")";
    }

    private static NamedPolicy.Read withoutDenies(NamedPolicy.Read policy) {
        PolicyDocument document = policy.document();
        return new NamedPolicy.Read(
                policy.name(),
                policy.arn(),
                new PolicyDocument(
                        document.kind(),
                        document.version(),
                        document.id(),
                        document.statements().stream()
                                .filter(each -> each.effect() == Effect.ALLOW)
                                .toList()));
    }
}
