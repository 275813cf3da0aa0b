package dev.attest.iampolicy.decision;

/// How firmly a permission is held. The order is that of firmness.
public enum Standing {
    /// Not held.
    NO,
    /// Cannot be said: a document that could allow it, or a boundary, is unknown.
    UNKNOWN,
    /// Held while open conditions come out so.
    CONDITIONAL,
    /// Held, always.
    YES;

    /// Whether it is held at all, be it under conditions.
    public boolean present() {
        return compareTo(CONDITIONAL) >= 0;
    }

    /// Both are needed.
    public Standing and(Standing other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// Either is enough.
    public Standing or(Standing other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
