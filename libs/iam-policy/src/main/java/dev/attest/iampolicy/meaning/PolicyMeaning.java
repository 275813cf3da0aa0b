package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a principal's policies mean, for people and for rules.
///
/// Policies that could not be read are trusted not to deny, never trusted not to allow: what they
/// alone could give is UNKNOWN.
///
/// @param administrator whether every action on every resource is allowed and none denied
/// @param escalation whether it can make itself administrator on its own; an administrator can.
///   CONDITIONAL also when that depends on what exists in the account
/// @param escalations the paths it has, the most telling first, also those that reach only some
///   resources
/// @param sensitive the privileged actions it holds
/// @param uncertain the privileged actions of which nobody can say whether it holds them, because a
///   policy that could not be read decides that
/// @param sentences what a manager should know, most important first; never empty
public record PolicyMeaning(
        Standing administrator,
        Standing escalation,
        List<EscalationFinding> escalations,
        List<SensitiveAction> sensitive,
        List<PrivilegedAction> uncertain,
        List<String> sentences) {

    public PolicyMeaning {
        escalations = List.copyOf(escalations);
        sensitive = List.copyOf(sensitive);
        uncertain = List.copyOf(uncertain);
        sentences = List.copyOf(sentences);
    }

    /// Whether it can make itself administrator, perhaps under conditions, whatever else exists in
    /// the account.
    public boolean escalatesInAnyAccount() {
        return escalations.stream()
                .filter(finding -> finding.met() == Standing.YES)
                .anyMatch(finding -> finding.counts().present());
    }

    /// What a principal can do.
    public static PolicyMeaning of(PrincipalAccess access) {
        Standing administrator = AdministratorCheck.of(access);
        List<Grip> grips = Grip.of(access);
        Standing escalation = Standing.NO;
        List<EscalationFinding> findings = new ArrayList<>();
        for (EscalationRule rule : Catalogue.escalations()) {
            Optional<EscalationFinding> finding = rule.findIn(access, grips);
            if (finding.isPresent()) {
                escalation = escalation.or(finding.get().counts());
                finding.filter(found -> found.held().present()).ifPresent(findings::add);
            }
        }
        List<SensitiveAction> possible = possible(grips);
        List<SensitiveAction> sensitive =
                possible.stream().filter(each -> each.held().present()).toList();
        return new PolicyMeaning(
                administrator,
                escalation,
                findings,
                sensitive,
                possible.stream()
                        .filter(each -> !each.held().present())
                        .map(SensitiveAction::action)
                        .toList(),
                new Sentences(access, administrator, escalation, findings, sensitive).all());
    }

    /// What a single document means, attached to nobody in particular.
    public static PolicyMeaning of(NamedPolicy policy) {
        return of(PrincipalAccess.of(PolicySet.of(policy)));
    }

    /// All but those that are certainly not held.
    private static List<SensitiveAction> possible(List<Grip> grips) {
        return Catalogue.privileged().stream()
                .map(entry -> entry.heldBy(best(grips.stream().map(entry::grip).toList())))
                .filter(each -> each.held().standing() != Standing.NO)
                .toList();
    }

    private static Held best(List<Held> each) {
        return each.stream().reduce(Held.NOTHING, Grip::better);
    }
}
