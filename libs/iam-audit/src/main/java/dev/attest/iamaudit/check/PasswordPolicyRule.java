package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;

/// What the password policy asks of passwords. What it does not mention it does not ask.
final class PasswordPolicyRule {

    private PasswordPolicyRule() {}

    /// Parameters: `field` of the policy, and `isTrue`, `atLeast`, `atMost` or `exactly`.
    static void judge(AuditSources sources, Parameters parameters, Judgements judgements) {
        JsonNode policy = sources.output(Source.PASSWORD_POLICY);
        String field = parameters.text("field");
        JsonNode value = policy.path(field);
        String says = field + " is " + (value.isMissingNode() ? "not set" : value.toString());
        judgements.decide(!holds(value, parameters), sources.account(), says, says);
    }

    private static boolean holds(JsonNode value, Parameters parameters) {
        if (parameters.has("isTrue")) {
            return value.asBoolean() == parameters.flag("isTrue");
        }
        if (!value.isInt()) {
            return false;
        }
        int number = value.intValue();
        if (parameters.has("atMost")) {
            return number > 0 && number <= parameters.number("atMost");
        }
        return parameters.has("exactly") && parameters.flag("exactly")
                ? number == parameters.number("atLeast")
                : number >= parameters.number("atLeast");
    }
}
