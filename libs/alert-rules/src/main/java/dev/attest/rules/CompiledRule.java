package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.expressions.Evaluation;
import dev.attest.expressions.Expression;
import dev.attest.expressions.ExpressionLanguage;
import dev.attest.expressions.InvalidExpressionException;
import dev.attest.expressions.InvalidExpressionException.Problem;
import dev.attest.rules.AlertRule.Outcome;
import dev.attest.rules.AlertRule.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule that is ready to run. Immutable; may be shared between threads.
public final class CompiledRule {

    private static final ExpressionLanguage LANGUAGE = ExpressionLanguage.over("event");

    private final AlertRule rule;
    private final Expression condition;
    private final List<Wording> variants;
    private final Wording otherwise;
    private final FindingKey key;
    private final @Nullable CompiledWindow window;

    private CompiledRule(AlertRule rule) {
        this.rule = rule;
        this.condition = expression(rule.condition(), "condition");
        this.variants = rule.variants().stream().map(CompiledRule::wording).toList();
        this.otherwise = new Wording(condition, rule.title(), Template.of(rule.message()));
        this.key = FindingKey.of(rule.dedup());
        this.window = rule.window() == null ? null : CompiledWindow.of(rule, rule.window());
    }

    private record Wording(Expression when, String title, Template message) {}

    /// @throws InvalidRuleException if an expression or a message does not compile; the line counts
    ///   within the expression
    public static CompiledRule of(AlertRule rule) {
        return new CompiledRule(rule);
    }

    private static Wording wording(Variant variant) {
        return new Wording(
                expression(variant.when(), "when"),
                variant.title(),
                Template.of(variant.message()));
    }

    static Expression expression(String source, String field) {
        try {
            return LANGUAGE.compile(source);
        } catch (InvalidExpressionException e) {
            Problem first = e.problems().getFirst();
            String message = first.message().lines().findFirst().orElse("it does not compile");
            throw new InvalidRuleException(first.line(), field, message);
        }
    }

    public AlertRule rule() {
        return rule;
    }

    /// What the rule says of an event that it names.
    ///
    /// @param event the CloudTrail record as it is
    public Judgement judge(JsonNode event) {
        return window == null ? alone(event) : window.judge(event, () -> alone(event));
    }

    private Judgement alone(JsonNode event) {
        if (rule.outcome() != Outcome.ANY && rule.outcome() != RuleEvent.outcome(event)) {
            return new Judgement.NothingFound();
        }
        return switch (condition.evaluate("event", event)) {
            case Evaluation.Matched _ -> found(event);
            case Evaluation.NotMatched _ -> new Judgement.NothingFound();
            case Evaluation.Failed failed -> new Judgement.Failed(failed.reason());
        };
    }

    private Judgement found(JsonNode event) {
        Wording words =
                variants.stream()
                        .filter(each ->
                                each.when().evaluate("event", event) instanceof Evaluation.Matched)
                        .findFirst()
                        .orElse(otherwise);
        return new Judgement.Found(words.title(), words.message().fill(event), key.of(event));
    }
}
