package dev.attest.expressions;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Set;

/// CEL over a fixed set of variables, with boolean results only.
///
/// Beside CEL's own functions there are, each described at its binding in [PolicyFunctions] and
/// [PathFunctions]: `at(value, path)`, `listAt(value, path)`, `present(value, path)`,
/// `evaluatesToAdmin(document)`, `escalates(document)`, `assumesAnyRole(document)`,
/// `trustsOutside(document, account)`.
///
/// Budgets hold for every expression: 8,192 characters, 2,000 syntax nodes, 64 levels of nesting;
/// 5,000 iterations over all comprehensions together; the steps and the room of [Meter]; regular
/// expressions run in linear time and are no larger than [BoundedPattern] says. An evaluation that
/// exceeds one fails. Instances are immutable and may be shared between threads.
///
/// Source: the CEL language definition, <https://github.com/google/cel-spec>.
public final class ExpressionLanguage {

    static final CelOptions BUDGETS =
            CelOptions.current()
                    .maxExpressionCodePointSize(8_192)
                    .maxParseExpressionNodeCount(2_000)
                    .maxParseRecursionDepth(64)
                    .comprehensionMaxIterations(5_000)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();

    private final Set<String> variables;
    private final Cel cel;
    private final int steps;

    private ExpressionLanguage(Set<String> variables, Cel cel, int steps) {
        this.variables = variables;
        this.cel = cel;
        this.steps = steps;
    }

    private static Cel cel(Set<String> variables) {
        CelBuilder builder =
                CelFactory.standardCelBuilder()
                        .setOptions(BUDGETS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setResultType(SimpleType.BOOL);
        variables.forEach(variable -> builder.addVar(variable, SimpleType.DYN));
        MeteredFunctions.addTo(builder);
        FunctionRegistry functions = new FunctionRegistry(builder);
        PathFunctions.addTo(functions);
        PolicyFunctions.addTo(functions);
        return builder.build();
    }

    /// A language whose expressions see these variables, such as `event`.
    public static ExpressionLanguage over(String... variables) {
        Set<String> names = Set.of(variables);
        return new ExpressionLanguage(names, cel(names), Meter.STEPS);
    }

    /// The language with a smaller budget, for what many evaluations have to wait for.
    ///
    /// @param most steps of one evaluation; a step is about the work of one syntax node
    public ExpressionLanguage within(int most) {
        if (most < 1 || most > Meter.STEPS) {
            throw new IllegalArgumentException(
                    "not from 1 to %d steps: %d".formatted(Meter.STEPS, most));
        }
        return new ExpressionLanguage(variables, cel, most);
    }

    /// Compiles an expression.
    ///
    /// @throws InvalidExpressionException if it is no boolean expression over the variables, or
    ///   exceeds a budget
    public Expression compile(String source) {
        try {
            return new Expression(
                    source, variables, cel.createProgram(cel.compile(source).getAst()), steps);
        } catch (CelValidationException e) {
            throw new InvalidExpressionException(
                    source,
                    e.getErrors().stream().map(ExpressionLanguage::problem).distinct().toList());
        } catch (CelEvaluationException e) {
            throw new InvalidExpressionException(
                    source, List.of(new InvalidExpressionException.Problem(1, 0, text(e))));
        }
    }

    private static InvalidExpressionException.Problem problem(CelIssue issue) {
        return new InvalidExpressionException.Problem(
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn() + 1,
                issue.getMessage());
    }

    static String text(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "the evaluation failed" : message;
    }
}
