package dev.attest.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// A compiled expression. Immutable; may be shared between threads.
public final class Expression {

    private final String source;
    private final Set<String> variables;
    private final CelRuntime.Program program;
    private final int steps;

    Expression(String source, Set<String> variables, CelRuntime.Program program, int steps) {
        this.source = source;
        this.variables = variables;
        this.program = program;
        this.steps = steps;
    }

    /// As it was written.
    public String source() {
        return source;
    }

    /// Evaluates with one variable.
    public Evaluation evaluate(String variable, JsonNode value) {
        return evaluate(Map.of(variable, value));
    }

    /// Evaluates with values for the variables: JSON trees, or texts, numbers, booleans, instants
    /// (seen as ISO text), lists and maps of such, and nulls in them.
    ///
    /// @throws IllegalArgumentException if a variable is not the language's, or a value is of
    ///   another class
    /// @throws CancellationException if the thread is interrupted before there is a result
    public Evaluation evaluate(Map<String, ?> values) {
        Map<String, Object> input = HashMap.newHashMap(values.size());
        values.forEach((variable, value) -> {
            if (!variables.contains(variable)) {
                throw new IllegalArgumentException("no such variable: " + variable);
            }
            input.put(variable, CelValues.of(value));
        });
        try {
            return switch (new Meter(steps).run(program, input)) {
                case Boolean matched ->
                        matched ? new Evaluation.Matched() : new Evaluation.NotMatched();
                case Object other ->
                        new Evaluation.Failed(
                                "the result is no boolean but a "
                                        + other.getClass().getSimpleName(),
                                false);
            };
        } catch (CelEvaluationException e) {
            return new Evaluation.Failed(
                    ExpressionLanguage.text(e),
                    e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED);
        } catch (Meter.Stop e) {
            return new Evaluation.Failed(ExpressionLanguage.text(e), true);
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
