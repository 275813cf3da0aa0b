package dev.attest.iamaudit.check;

import dev.attest.iampolicy.ActionPattern;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.AdministratorCheck;
import dev.attest.iampolicy.meaning.Examples;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a policy's document can be asked.
sealed interface PolicyQuestion {

    /// How firmly the document allows it.
    Standing ask(NamedPolicy.Read policy);

    /// What a document allows that fails.
    String can();

    static PolicyQuestion of(Parameters parameters) {
        return switch (parameters.text("asks")) {
            case "administrator" -> new Administrator();
            case "escalation" -> new Escalation(parameters.flag("anyResource"));
            case "whole-service" ->
                    new WholeService(parameters.text("service"), parameters.text("resource"));
            case "action" -> new OneAction(parameters.text("action"), parameters.text("resource"));
            case "assume-any-role" -> new AssumeAnyRole(parameters.flag("anyWildcard"));
            case String other ->
                    throw new IllegalArgumentException("no question of a policy: " + other);
        };
    }

    /// Everything on everything.
    record Administrator() implements PolicyQuestion {
        @Override
        public Standing ask(NamedPolicy.Read policy) {
            return AdministratorCheck.of(access(policy));
        }

        @Override
        public String can() {
            return "allows every action on every resource";
        }
    }

    /// A way to become administrator.
    ///
    /// @param anyResource whether a way counts that works only on the resources which the document
    ///   names
    record Escalation(boolean anyResource) implements PolicyQuestion {
        @Override
        public Standing ask(NamedPolicy.Read policy) {
            PolicyMeaning meaning = PolicyMeaning.of(policy);
            return anyResource && !meaning.escalations().isEmpty()
                    ? Standing.YES
                    : meaning.escalation();
        }

        @Override
        public String can() {
            return "lets its holder become administrator";
        }
    }

    /// Every action of a service: one that does not exist yet, and an example of each that the
    /// document names.
    record WholeService(String service, String resource) implements PolicyQuestion {
        @Override
        public Standing ask(NamedPolicy.Read policy) {
            Standing standing = Standing.YES;
            for (String action : examples(policy)) {
                standing =
                        standing.and(
                                access(policy).decide(Request.of(action, resource)).standing());
            }
            return standing;
        }

        private List<String> examples(NamedPolicy.Read policy) {
            String prefix = service + ":";
            List<String> examples = new ArrayList<>(List.of(prefix + "AttestUnheardOf"));
            for (Statement statement : policy.document().statements()) {
                for (ActionPattern pattern : statement.actions().patterns()) {
                    String text = pattern.text().toLowerCase(Locale.ROOT);
                    if (text.startsWith(prefix)) {
                        examples.add(text.replace('*', 'x').replace('?', 'x'));
                    }
                }
            }
            return examples;
        }

        @Override
        public String can() {
            return "allows every action of " + service;
        }
    }

    /// One action on one resource.
    record OneAction(String action, String resource) implements PolicyQuestion {
        @Override
        public Standing ask(NamedPolicy.Read policy) {
            return access(policy).decide(Request.of(action, resource)).standing();
        }

        @Override
        public String can() {
            return "allows " + action + (resource.equals("*") ? " on everything" : "");
        }
    }

    /// Assuming roles that the document does not single out.
    ///
    /// @param anyWildcard whether any star in a resource counts
    record AssumeAnyRole(boolean anyWildcard) implements PolicyQuestion {
        private static final String NOBODYS = Examples.NOBODYS_ACCOUNT;
        private static final String ASSUME = "sts:assumerole";
        private static final String STRANGE_ROLE = "arn:aws:iam::%s:role/AttestUnheardOf";

        @Override
        public Standing ask(NamedPolicy.Read policy) {
            return anyWildcard ? byWildcard(policy) : byEvaluation(policy);
        }

        private static Standing byEvaluation(NamedPolicy.Read policy) {
            String arn = policy.arn();
            String own = arn == null ? NOBODYS : Identity.account(arn);
            return ask(policy, own).or(ask(policy, NOBODYS));
        }

        private static Standing ask(NamedPolicy.Read policy, String account) {
            return access(policy)
                    .decide(Request.of(ASSUME, STRANGE_ROLE.formatted(account)))
                    .standing();
        }

        private static Standing byWildcard(NamedPolicy.Read policy) {
            boolean any =
                    policy.document().statements().stream()
                            .filter(each -> each.effect() == Effect.ALLOW)
                            .filter(each -> each.actions().cover(ASSUME))
                            .anyMatch(AssumeAnyRole::hasWildcard);
            return any ? Standing.YES : Standing.NO;
        }

        private static boolean hasWildcard(Statement statement) {
            var resources = statement.resources();
            return resources == null
                    || resources.negated()
                    || resources.patterns().stream()
                            .anyMatch(pattern -> pattern.text().contains("*"));
        }

        @Override
        public String can() {
            return "allows assuming roles that it does not single out";
        }
    }

    private static PrincipalAccess access(NamedPolicy policy) {
        return PrincipalAccess.of(PolicySet.of(policy));
    }
}
