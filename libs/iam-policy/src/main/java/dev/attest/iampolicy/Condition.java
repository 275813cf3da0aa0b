package dev.attest.iampolicy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One condition of a statement: as the document writes it, and compiled. Two conditions that are
/// written the same are the same.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition".
///
/// @param operator such as `StringEquals` or `ForAnyValue:StringLikeIfExists`
/// @param key such as `aws:PrincipalOrgID`
/// @param values numbers and booleans as their JSON text
public record Condition(
        String operator, String key, List<String> values, CompiledCondition compiled) {

    public Condition {
        values = List.copyOf(values);
    }

    /// Whether it holds; MAYBE when that hangs on what the context does not tell.
    public Truth holds(Context context) {
        return compiled.holds(context);
    }

    /// Such as `StringEquals aws:PrincipalOrgID o-abc`.
    public String text() {
        return operator + " " + key + " " + String.join(", ", values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition that
                && operator.equals(that.operator)
                && key.equals(that.key)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operator, key, values);
    }

    @Override
    public String toString() {
        return text();
    }
}
