package dev.attest.iampolicy;

/// Kleene's three truth values: what depends on something unknown is MAYBE, never a guess.
public enum Truth {
    NO,
    MAYBE,
    YES;

    /// The weaker of the two.
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// The stronger of the two.
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// YES and NO change places; MAYBE stays.
    public Truth negated() {
        return switch (this) {
            case NO -> YES;
            case MAYBE -> MAYBE;
            case YES -> NO;
        };
    }

    public static Truth of(boolean value) {
        return value ? YES : NO;
    }
}
