package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Truth;
import dev.attest.iampolicy.account.Credentials;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationRule;
import dev.attest.iampolicy.meaning.Permission;
import dev.attest.iampolicy.meaning.Prerequisite;

/// Facts about a user or a role that a path needs.
final class Targets {

    private Targets() {}

    static boolean onUser(Permission permission) {
        return permission.on().template().contains(":user/");
    }

    static boolean onRole(Permission permission) {
        return permission.on().template().contains(":role/");
    }

    static boolean onPolicy(Permission permission) {
        return permission.on().template().contains(":policy/");
    }

    /// Whether the path wants something of its target that is so.
    static boolean wants(EscalationRule rule, Prerequisite.OfTarget.State state) {
        return rule.path().prerequisites().contains(new Prerequisite.OfTarget(state));
    }

    /// How firmly users with these ways to sign in are as the path wants them. That there is room
    /// for another access key is taken for granted unless it is known.
    static Standing fit(EscalationRule rule, Credentials credentials) {
        Standing standing = Standing.YES;
        for (Prerequisite prerequisite : rule.path().prerequisites()) {
            if (prerequisite instanceof Prerequisite.OfTarget(var state)) {
                standing = standing.and(fit(state, credentials));
            }
        }
        return standing;
    }

    private static Standing fit(Prerequisite.OfTarget.State state, Credentials credentials) {
        return switch (state) {
            case PASSWORD -> standing(credentials.password());
            case NO_PASSWORD -> standing(credentials.password().negated());
            case ROOM_FOR_KEY -> credentials.roomForKey() == Truth.NO ? Standing.NO : Standing.YES;
            case NO_ROOM_FOR_KEY,
                    TRUSTS_SELF,
                    TRUSTS_ACCOUNT_OF_SELF,
                    TRUSTS_ANYBODY,
                    HOLDS_OWN_POLICY,
                    BOUNDED ->
                    Standing.YES;
        };
    }

    private static Standing standing(Truth truth) {
        return switch (truth) {
            case YES -> Standing.YES;
            case MAYBE -> Standing.CONDITIONAL;
            case NO -> Standing.NO;
        };
    }

    /// How firmly somebody can rewrite one of the managed policies that the target holds.
    static Standing rewrites(Traveller traveller, EscalationRule rule, Identity target) {
        Standing standing = Standing.NO;
        for (NamedPolicy policy : target.own().policies()) {
            String arn = policy.arn();
            if (arn != null && policy.customerManaged()) {
                standing =
                        standing.or(
                                traveller.may(
                                        rule.path().permissions().stream()
                                                .filter(Targets::onPolicy)
                                                .map(Permission::action)
                                                .toList(),
                                        arn));
            }
        }
        return standing;
    }
}
