package dev.attest.iampolicy.condition;

/// How many of a key's values must stand in the operator's relation.
///
/// Source: IAM User Guide, "Single-valued vs. multivalued context keys".
enum Quantifier {
    /// The only one: the key must not have several.
    ONE(""),
    ALL("ForAllValues:"),
    ANY("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    static Quantifier of(String operator) {
        if (operator.startsWith(ALL.prefix)) {
            return ALL;
        }
        return operator.startsWith(ANY.prefix) ? ANY : ONE;
    }
}
