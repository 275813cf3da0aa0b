package dev.attest.iampolicy.graph;

import static dev.attest.iampolicy.SeededCases.oneOf;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Two small accounts in which anything may be allowed, denied and trusted.
final class RandomAccounts {

    private static final List<String> NAMES = List.of("a", "aa", "ab", "b");

    private static final List<String> ACTIONS =
            List.of(
                    "sts:AssumeRole",
                    "sts:AssumeRole",
                    "iam:CreateAccessKey",
                    "iam:UpdateLoginProfile",
                    "iam:UpdateAssumeRolePolicy",
                    "iam:PassRole",
                    "lambda:CreateFunction,lambda:InvokeFunction",
                    "lambda:UpdateFunctionCode");

    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "*",
                    "arn:aws:iam::*:role/a*",
                    "arn:aws:iam::*:role/?",
                    "arn:aws:iam::" + World.HOME + ":*",
                    "arn:aws:iam::" + World.HOME + ":role/ab",
                    "arn:aws:iam::" + World.AWAY + ":role/b",
                    "arn:aws:iam::" + World.HOME + ":user/a*",
                    "arn:aws:iam::*:user/${aws:username}");

    private static final String MFA = "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}";
    private static final String TO_LAMBDA =
            "{\"StringEquals\": {\"iam:PassedToService\": \"lambda.amazonaws.com\"}}";

    private RandomAccounts() {}

    static List<Account> of(Random random) {
        return List.of(account(World.HOME, random), account(World.AWAY, random));
    }

    private static Account account(String id, Random random) {
        List<Identity> identities = new ArrayList<>();
        for (String name : NAMES) {
            identities.add(Identity.user("arn:aws:iam::" + id + ":user/" + name, policies(random)));
            Identity role =
                    Identity.role(
                            "arn:aws:iam::" + id + ":role/" + name,
                            policies(random),
                            trust(random));
            identities.add(
                    random.nextInt(6) == 0 ? role.boundedBy(Optional.of(policies(random))) : role);
        }
        Account account = Account.of(id, identities);
        return random.nextInt(3) == 0 ? account.under(controls(random)) : account;
    }

    /// The same principal with other policies; sometimes with another trust policy, too.
    static Identity changed(Identity identity, Random random) {
        Identity changed = identity.withOwn(policies(random));
        return identity.isRole() && random.nextInt(4) == 0
                ? changed.trusting(trust(random))
                : changed;
    }

    private static PolicySet policies(Random random) {
        if (random.nextInt(12) == 0) {
            return World.allow("* *");
        }
        List<NamedPolicy> policies = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            policies.add(World.inline(statement(random)));
        }
        return new PolicySet(policies);
    }

    private static String statement(Random random) {
        String effect = random.nextInt(5) == 0 ? "Deny " : "Allow ";
        String words = effect + oneOf(random, ACTIONS) + " " + oneOf(random, RESOURCES);
        return switch (random.nextInt(6)) {
            case 0 -> World.statement(words, MFA);
            case 1 -> World.statement(words, TO_LAMBDA);
            default -> World.statement(words);
        };
    }

    private static PolicySet trust(Random random) {
        String account = oneOf(random, List.of(World.HOME, World.AWAY));
        String name = oneOf(random, NAMES);
        String principal =
                switch (random.nextInt(6)) {
                    case 0 -> "\"AWS\": \"arn:aws:iam::" + account + ":user/" + name + "\"";
                    case 1 -> "\"AWS\": \"arn:aws:iam::" + account + ":role/" + name + "\"";
                    case 2 -> "\"AWS\": \"" + account + "\"";
                    case 3 -> "\"AWS\": \"*\"";
                    default -> "\"Service\": \"lambda.amazonaws.com\"";
                };
        return random.nextInt(5) == 0 ? World.trust(principal, MFA) : World.trust(principal);
    }

    private static ControlPolicies controls(Random random) {
        return ControlPolicies.of(
                PolicySet.of(
                        NamedPolicy.of(
                                "guard",
                                null,
                                World.document(
                                        World.statement("Allow * *"),
                                        World.statement(
                                                "Deny "
                                                        + oneOf(random, ACTIONS)
                                                        + " "
                                                        + oneOf(random, RESOURCES))),
                                PolicyKind.SERVICE_CONTROL)));
    }
}
