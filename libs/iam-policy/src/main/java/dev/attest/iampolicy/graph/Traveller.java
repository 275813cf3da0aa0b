package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.RequestContext;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationPath.Gains;
import dev.attest.iampolicy.meaning.EscalationRule;
import dev.attest.iampolicy.meaning.Grip;
import dev.attest.iampolicy.meaning.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A principal on its way: what it may do now, after what it did to itself.
///
/// @param context of its requests for resources of its own account
record Traveller(
        Identity identity,
        AccountIndex account,
        PrincipalAccess access,
        Context context,
        Grip grip,
        List<Edge.Step> before) {

    static Traveller of(Identity identity, AccountIndex account) {
        PrincipalAccess access = identity.access(account.account().serviceControls());
        return new Traveller(
                identity,
                account,
                access,
                RequestContext.of(access.principal(), ResourceAccess.of(identity.arn())),
                Grip.of(access).getFirst(),
                List.of());
    }

    /// The same with other access.
    Traveller after(Edge.Step step, PrincipalAccess changed) {
        List<Edge.Step> steps = new ArrayList<>(before);
        steps.add(step);
        return new Traveller(
                identity,
                account,
                changed,
                context,
                Grip.of(changed).getFirst(),
                List.copyOf(steps));
    }

    /// What it did to itself, in whatever order.
    Set<String> changes() {
        return before.stream()
                .map(step -> step.path().gains() + " " + step.through())
                .collect(Collectors.toSet());
    }

    /// Whether a change to itself could still add anything: who writes its own policies needs no
    /// group and no older version, and one group is followed at most.
    boolean gainsBy(Gains gains) {
        Set<Gains> had =
                before.stream().map(step -> step.path().gains()).collect(Collectors.toSet());
        return switch (gains) {
            case ANY_PERMISSIONS, OLDER_VERSION -> !had.contains(Gains.ANY_PERMISSIONS);
            case GROUP_PERMISSIONS ->
                    !had.contains(Gains.ANY_PERMISSIONS) && !had.contains(Gains.GROUP_PERMISSIONS);
            case NO_BOUNDARY, NO_ATTACHED_DENY, NO_INLINE_DENY, ADMINISTRATOR ->
                    !had.contains(gains);
            case ITS_PERMISSIONS -> false;
        };
    }

    /// How firmly it got here.
    Standing sure() {
        return before.stream().map(Edge.Step::standing).reduce(Standing.YES, Standing::and);
    }

    /// How firmly it holds the actions on the resource, by its own side.
    Standing may(List<String> actions, String resource) {
        return may(actions, resource, context);
    }

    /// The same where more is known of the request.
    Standing may(List<String> actions, String resource, Context known) {
        Standing standing = Standing.YES;
        for (String action : actions) {
            standing = standing.and(access.decide(new Request(action, resource, known)).standing());
            if (standing == Standing.NO) {
                return standing;
            }
        }
        return standing;
    }

    /// How firmly it may do something to a resource that has a policy of its own.
    Standing standing(String action, String resource, ResourceAccess target) {
        Context known = RequestContext.of(access.principal(), target);
        return access.decide(new Request(action, resource, known), target).standing();
    }

    /// Whether the rule's actions are not certainly out of reach; quick.
    boolean perhaps(EscalationRule rule) {
        return perhapsBut("", rule);
    }

    /// The same but for one action, which somebody else may grant.
    boolean perhapsBut(String granted, EscalationRule rule) {
        for (Permission permission : rule.path().permissions()) {
            if (!permission.action().equals(granted) && !grip.perhaps(permission.action())) {
                return false;
            }
        }
        return true;
    }

    /// How firmly it holds those of the rule's permissions that are of this kind.
    Standing holds(EscalationRule rule, Predicate<Permission> kind) {
        Standing standing = Standing.YES;
        for (List<Permission> group : rule.together()) {
            if (kind.test(group.getFirst())) {
                standing = standing.and(grip.on(group).standing());
            }
            if (standing == Standing.NO) {
                return standing;
            }
        }
        return standing;
    }
}
