package dev.attest.iamaudit.check;

import dev.attest.iamaudit.inventory.Holder;
import dev.attest.iamaudit.inventory.HolderKind;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.meaning.Deputies;
import dev.attest.iampolicy.trust.Outsider;
import dev.attest.iampolicy.trust.TrustPolicy;
import dev.attest.iampolicy.trust.TrustedParty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Rules about whom a role lets in.
final class TrustRules {

    private TrustRules() {}

    /// Parameter `policy`: a managed policy of AWS that nobody from outside the account shall have.
    static void crossAccount(AuditSources sources, Parameters parameters, Judgements judgements) {
        String policy = parameters.text("policy");
        for (Holder role : sources.details().all(HolderKind.ROLE)) {
            if (role.forServices()) {
                continue;
            }
            Optional<TrustPolicy> trust = role.trustPolicy();
            if (!role.holdsManaged(policy)) {
                judgements.pass(role.arn(), "does not hold " + policy);
            } else if (trust.isEmpty()) {
                judgements.unknown(role.arn(), "its trust policy cannot be read");
            } else {
                List<Outsider> outsiders =
                        trust.get().outsiders(role.account()).stream()
                                .filter(each -> each.kind() != Outsider.Kind.FEDERATION)
                                .toList();
                judgements.decide(
                        !outsiders.isEmpty(),
                        role.arn(),
                        "holds " + policy + " and lets in " + who(outsiders),
                        "holds " + policy + " and lets in nobody from outside");
            }
        }
    }

    /// Parameter `exempt`: services to which the role need not tell for whom they act.
    static void confusedDeputy(AuditSources sources, Parameters parameters, Judgements judgements) {
        List<String> exempt = parameters.texts("exempt");
        for (Holder role : sources.details().all(HolderKind.ROLE)) {
            if (role.serviceLinked()) {
                continue;
            }
            Optional<TrustPolicy> trust = role.trustPolicy();
            if (trust.isEmpty()) {
                judgements.unknown(role.arn(), "its trust policy cannot be read");
                continue;
            }
            if (trust.get().parties().stream().noneMatch(TrustRules::service)) {
                continue;
            }
            String open =
                    Deputies.forAnybody(trust.get().document(), role.account()).stream()
                            .filter(service -> !exempt.contains(service))
                            .collect(Collectors.joining(", "));
            judgements.decide(
                    !open.isEmpty(),
                    role.arn(),
                    "lets in " + open + " whomever it acts for",
                    "lets in services only for somebody it names");
        }
    }

    private static boolean service(TrustedParty party) {
        return party.principal() instanceof PrincipalElement.Service;
    }

    private static String who(List<Outsider> outsiders) {
        return outsiders.stream()
                .map(each -> each.who().equals("*") ? "anybody" : each.who())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
