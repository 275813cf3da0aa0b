package dev.attest.iamaudit.check;

import dev.attest.iamaudit.inventory.Holder;
import dev.attest.iamaudit.inventory.HolderKind;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.List;
import java.util.stream.Collectors;

/// Rules about who a policy is attached to.
final class AttachmentRules {

    private static final String NOT_WHOLE =
            "nobody is seen to hold it, but the authorization details could not be read as a whole";

    private AttachmentRules() {}

    /// A finding for every policy that a user holds by itself.
    static void ofUsers(AuditSources sources, Parameters parameters, Judgements judgements) {
        List<Holder> users = sources.details().all(HolderKind.USER);
        for (Holder user : users) {
            for (NamedPolicy policy : user.attached()) {
                judgements.fail(user.arn(), "holds the policy " + policy.name() + " by itself");
            }
            for (NamedPolicy policy : user.inline()) {
                judgements.fail(user.arn(), "has the inline policy " + policy.name());
            }
            if (user.attached().isEmpty() && user.inline().isEmpty()) {
                judgements.pass(user.arn(), "holds no policy by itself");
            }
        }
    }

    /// Parameter `policy`: a managed policy of AWS that nobody shall hold.
    static void unattached(AuditSources sources, Parameters parameters, Judgements judgements) {
        String policy = parameters.text("policy");
        List<Holder> holders =
                sources.details().holders().stream()
                        .filter(holder -> holder.holdsManaged(policy))
                        .toList();
        if (holders.isEmpty() && !sources.details().whole()) {
            judgements.unknown(sources.accountOfDetails(), NOT_WHOLE);
            return;
        }
        judgements.decide(
                !holders.isEmpty(),
                sources.accountOfDetails(),
                policy + " is held by " + names(holders),
                "nobody holds " + policy);
    }

    /// Parameter `policy`: a managed policy of AWS that some role shall hold.
    static void onARole(AuditSources sources, Parameters parameters, Judgements judgements) {
        String policy = parameters.text("policy");
        List<Holder> roles =
                sources.details().all(HolderKind.ROLE).stream()
                        .filter(role -> role.holdsManaged(policy))
                        .toList();
        if (roles.isEmpty() && !sources.details().whole()) {
            judgements.unknown(sources.accountOfDetails(), NOT_WHOLE);
            return;
        }
        judgements.decide(
                roles.isEmpty(),
                sources.accountOfDetails(),
                "no role holds " + policy,
                policy + " is held by " + names(roles));
    }

    private static String names(List<Holder> holders) {
        return holders.stream().map(Holder::name).collect(Collectors.joining(", "));
    }
}
