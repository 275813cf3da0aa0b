package dev.attest.iampolicy;

import java.util.List;

/// One condition of a statement, kept as the document writes it. It is not evaluated: every
/// condition leaves the answer open.
///
/// @param operator such as `StringEquals` or `ForAnyValue:StringLikeIfExists`
/// @param key such as `aws:PrincipalOrgID`
/// @param values numbers and booleans as their JSON text
public record Condition(String operator, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }

    /// Such as `StringEquals aws:PrincipalOrgID o-abc`.
    public String text() {
        return operator + " " + key + " " + String.join(", ", values);
    }
}
