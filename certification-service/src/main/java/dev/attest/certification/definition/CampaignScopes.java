package dev.attest.certification.definition;

import dev.attest.expressions.Evaluation;
import dev.attest.expressions.ExpressionLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Compiles scopes.
@ApplicationScoped
public class CampaignScopes {
    private static final String VARIABLE = "entitlement";

    private final ExpressionLanguage language = ExpressionLanguage.over(VARIABLE);

    /// @param expression CEL over `entitlement`
    public CampaignScope compile(String expression) {
        var compiled = language.compile(expression);
        return entitlement ->
                switch (compiled.evaluate(Map.of(VARIABLE, entitlement))) {
                    case Evaluation.Matched() -> true;
                    case Evaluation.NotMatched() -> false;
                    case Evaluation.Failed(var reason, var _) -> throw new ScopeFailure(reason);
                };
    }
}
