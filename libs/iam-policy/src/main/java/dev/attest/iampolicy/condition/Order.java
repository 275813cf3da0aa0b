package dev.attest.iampolicy.condition;

/// How two values that can be ordered stand to each other.
enum Order {
    LESS,
    LESS_OR_EQUAL,
    EQUAL,
    GREATER_OR_EQUAL,
    GREATER;

    /// Whether a comparison that came out so is in this order.
    ///
    /// @param comparison as of `Comparable.compareTo`
    boolean allows(int comparison) {
        return switch (this) {
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case EQUAL -> comparison == 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case GREATER -> comparison > 0;
        };
    }
}
