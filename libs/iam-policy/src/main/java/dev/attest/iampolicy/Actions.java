package dev.attest.iampolicy;

import java.util.List;

/// The Action or NotAction element of a statement.
///
/// @param negated whether this is NotAction: everything but the patterns
public record Actions(List<ActionPattern> patterns, boolean negated) {

    public Actions {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no action pattern");
        }
        patterns = List.copyOf(patterns);
    }

    static Actions of(List<String> patterns, boolean negated) {
        return new Actions(patterns.stream().map(ActionPattern::of).toList(), negated);
    }

    /// Whether the element covers the action.
    ///
    /// @param action in lower case, such as `iam:passrole`
    public boolean cover(String action) {
        for (ActionPattern pattern : patterns) {
            if (pattern.matches(action)) {
                return !negated;
            }
        }
        return negated;
    }

    /// Whether the element covers every action there is.
    public boolean coverEverything() {
        return !negated && patterns.stream().anyMatch(ActionPattern::matchesEverything);
    }
}
