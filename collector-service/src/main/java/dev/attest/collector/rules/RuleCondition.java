package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.rules.AlertRule.Outcome;
import dev.attest.expressions.Evaluation;
import dev.attest.expressions.Expression;
import dev.attest.expressions.ExpressionLanguage;

/// What a rule asks of an event: the outcome of the call, then the expression.
public final class RuleCondition {

    private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.over("event");

    private final Outcome outcome;
    private final Expression expression;

    private RuleCondition(Outcome outcome, Expression expression) {
        this.outcome = outcome;
        this.expression = expression;
    }

    /// The condition could not be evaluated: nobody knows whether the rule matches.
    public static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String reason) {
            super(reason, null, false, false);
        }
    }

    static RuleCondition compile(AlertRule rule) {
        return new RuleCondition(rule.outcome(), LANGUAGE.compile(rule.condition()));
    }

    /// @param event the CloudTrail record as it is
    boolean matches(JsonNode event) throws FailedException {
        if (outcome != Outcome.ANY && outcome != RuleEvent.outcome(event)) {
            return false;
        }
        return switch (expression.evaluate("event", event)) {
            case Evaluation.Matched _ -> true;
            case Evaluation.NotMatched _ -> false;
            case Evaluation.Failed failed -> throw new FailedException(failed.reason());
        };
    }
}
