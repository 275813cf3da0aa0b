package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationFinding;
import dev.attest.iampolicy.meaning.EscalationPath.ActsAs;
import dev.attest.iampolicy.meaning.EscalationPath.Gains;
import dev.attest.iampolicy.meaning.EscalationRule;
import dev.attest.iampolicy.meaning.Grip;
import dev.attest.iampolicy.meaning.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What somebody can do to itself, and what access it has then.
final class SelfChanges {

    private static final List<EscalationRule> RULES =
            EscalationRule.all().stream()
                    .filter(rule -> rule.path().actsAs() == ActsAs.SELF)
                    .toList();

    private static final Set<String> NEEDED =
            EscalationRule.all().stream()
                    .flatMap(rule -> rule.path().actions().stream())
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> GROUP_WRITES =
            Set.of("iam:PutGroupPolicy", "iam:AttachGroupPolicy");

    private static final Set<Gains> OF_OTHERS =
            EnumSet.of(Gains.GROUP_PERMISSIONS, Gains.OLDER_VERSION);

    private SelfChanges() {}

    /// @param access after the change; the same as before where the path gives everything anyway
    /// @param everything whether the path makes an administrator without any look at the access
    record SelfChange(Edge.Step step, PrincipalAccess access, boolean everything) {}

    /// Those worth going on with: who can write its own policies for certain needs nobody else's.
    static List<SelfChange> strongest(List<SelfChange> changes) {
        boolean writes =
                changes.stream()
                        .anyMatch(change ->
                                change.step().standing() == Standing.YES
                                        && change.step().path().gains() == Gains.ANY_PERMISSIONS);
        return changes.stream()
                .filter(change -> !writes || !OF_OTHERS.contains(change.step().path().gains()))
                .toList();
    }

    static List<SelfChange> of(Traveller traveller) {
        List<SelfChange> changes = new ArrayList<>();
        for (EscalationRule rule : RULES) {
            if (traveller.perhaps(rule) && traveller.gainsBy(rule.path().gains())) {
                rule.findIn(traveller.access(), List.of(traveller.grip()))
                        .ifPresent(finding -> add(finding, traveller, changes));
            }
        }
        return changes;
    }

    private static void add(
            EscalationFinding finding, Traveller traveller, List<SelfChange> changes) {
        Standing standing = finding.held().standing().and(met(finding));
        if (!standing.present()) {
            return;
        }
        PrincipalAccess access = traveller.access();
        Edge.Step step = new Edge.Step(finding.path(), standing, traveller.identity().arn());
        switch (finding.path().gains()) {
            case ANY_PERMISSIONS -> {
                if (rewrites(finding)) {
                    versions(
                            finding, traveller, changes, policy -> List.of(Alterations.EVERYTHING));
                } else {
                    changes.add(new SelfChange(step, Alterations.raised(access), false));
                }
            }
            case NO_BOUNDARY -> changes.add(new SelfChange(step, access.withoutBoundary(), false));
            case NO_ATTACHED_DENY ->
                    changes.add(
                            new SelfChange(step, Alterations.withoutDenies(access, true), false));
            case NO_INLINE_DENY ->
                    changes.add(
                            new SelfChange(step, Alterations.withoutDenies(access, false), false));
            case GROUP_PERMISSIONS -> groups(finding, traveller, changes);
            case OLDER_VERSION -> versions(finding, traveller, changes, older(traveller));
            case ADMINISTRATOR -> changes.add(new SelfChange(step, access, true));
            case ITS_PERMISSIONS -> {
                // of others only: a principal has its own anyway
            }
        }
    }

    private static void groups(
            EscalationFinding finding, Traveller traveller, List<SelfChange> changes) {
        boolean writes = GROUP_WRITES.stream().anyMatch(traveller.grip()::perhaps);
        for (Group group : traveller.account().account().groups().values()) {
            Standing standing = traveller.may(finding.path().actions(), group.arn());
            if (standing.present()
                    && (writes || counts(group.policies()))
                    && !traveller.identity().groups().contains(group)) {
                changes.add(
                        new SelfChange(
                                new Edge.Step(finding.path(), standing, group.arn()),
                                Alterations.joined(traveller.access(), group),
                                false));
            }
        }
    }

    /// What takes a limit away is judged by what it leaves, so that only the limit has to be there.
    private static Standing met(EscalationFinding finding) {
        return switch (finding.path().gains()) {
            case NO_BOUNDARY, NO_ATTACHED_DENY, NO_INLINE_DENY ->
                    finding.met().present() ? Standing.YES : Standing.NO;
            case ANY_PERMISSIONS,
                    GROUP_PERMISSIONS,
                    OLDER_VERSION,
                    ADMINISTRATOR,
                    ITS_PERMISSIONS ->
                    finding.met();
        };
    }

    /// Whether the policies speak of anything that any path needs: else they lead nowhere, and
    /// there may be many of them.
    private static boolean counts(PolicySet policies) {
        Grip grip = Grip.of(PrincipalAccess.of(policies)).getFirst();
        return NEEDED.stream().anyMatch(grip::perhaps);
    }

    /// Whether the path writes policies that the principal has anyway: what those denied is gone
    /// then, too.
    private static boolean rewrites(EscalationFinding finding) {
        return finding.path().permissions().getFirst().self() == Permission.Own.ATTACHED_POLICY;
    }

    private static Function<String, List<PolicyDocument>> older(Traveller traveller) {
        return policy ->
                traveller.account().account().olderVersions().getOrDefault(policy, List.of());
    }

    /// @param others what could be in force instead, by the policy's ARN
    private static void versions(
            EscalationFinding finding,
            Traveller traveller,
            List<SelfChange> changes,
            Function<String, List<PolicyDocument>> others) {
        PrincipalAccess access = traveller.access();
        for (NamedPolicy policy : access.identity().policies()) {
            String arn = policy.arn();
            if (arn == null || !policy.customerManaged()) {
                continue;
            }
            Standing standing = traveller.may(finding.path().actions(), arn);
            for (PolicyDocument version : others.apply(arn)) {
                if (standing.present()
                        && (Alterations.denies(policy)
                                || counts(
                                        PolicySet.of(
                                                new NamedPolicy.Read("version", arn, version))))) {
                    changes.add(
                            new SelfChange(
                                    new Edge.Step(finding.path(), standing, arn),
                                    Alterations.withVersion(access, arn, version),
                                    false));
                }
            }
        }
    }
}
