package dev.attest.iampolicy.graph;

import static dev.attest.iampolicy.SeededCases.oneOf;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

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

    private static final List<String> RAISING =
            List.of(
                    "iam:AddUserToGroup",
                    "iam:PutUserPolicy",
                    "iam:PutRolePolicy",
                    "iam:AttachUserPolicy",
                    "iam:DeleteUserPolicy");

    private final Random random;
    private final List<String> actions;

    private RandomAccounts(Random random, List<String> actions) {
        this.random = random;
        this.actions = actions;
    }

    /// @param random where everything comes from
    static List<Account> of(Random random) {
        return new RandomAccounts(random, ACTIONS).both();
    }

    /// The same where anybody may change others and itself, and join groups.
    static RandomAccounts raising(Random random) {
        return new RandomAccounts(
                random, Stream.concat(ACTIONS.stream(), RAISING.stream()).toList());
    }

    List<Account> both() {
        return List.of(account(World.HOME), account(World.AWAY));
    }

    private Account account(String id) {
        List<Identity> identities = new ArrayList<>();
        Group group = new Group("arn:aws:iam::" + id + ":group/a", policies());
        for (String name : NAMES) {
            String arn = "arn:aws:iam::" + id + ":user/" + name;
            identities.add(
                    actions.containsAll(RAISING) && random.nextBoolean()
                            ? Identity.user(arn, policies(), group)
                            : Identity.user(arn, policies()));
            Identity role =
                    Identity.role("arn:aws:iam::" + id + ":role/" + name, policies(), trust());
            identities.add(random.nextInt(6) == 0 ? role.boundedBy(Optional.of(policies())) : role);
        }
        Account account = Account.of(id, identities);
        return random.nextInt(3) == 0 ? account.under(controls()) : account;
    }

    /// The same principal with other policies; sometimes with another trust policy, too.
    Identity changed(Identity identity) {
        Identity changed = identity.withOwn(policies());
        return identity.isRole() && random.nextInt(4) == 0 ? changed.trusting(trust()) : changed;
    }

    private PolicySet policies() {
        if (random.nextInt(12) == 0) {
            return World.allow("* *");
        }
        List<NamedPolicy> policies = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            policies.add(World.inline(statement()));
        }
        return new PolicySet(policies);
    }

    private String statement() {
        String effect = random.nextInt(5) == 0 ? "Deny " : "Allow ";
        String words = effect + oneOf(random, actions) + " " + oneOf(random, RESOURCES);
        return switch (random.nextInt(6)) {
            case 0 -> World.statement(words, MFA);
            case 1 -> World.statement(words, TO_LAMBDA);
            default -> World.statement(words);
        };
    }

    private PolicySet trust() {
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

    private ControlPolicies controls() {
        return ControlPolicies.of(
                PolicySet.of(
                        NamedPolicy.of(
                                "guard",
                                null,
                                World.document(
                                        World.statement("Allow * *"),
                                        World.statement(
                                                "Deny "
                                                        + oneOf(random, actions)
                                                        + " "
                                                        + oneOf(random, RESOURCES))),
                                PolicyKind.SERVICE_CONTROL)));
    }
}
