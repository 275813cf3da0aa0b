package dev.attest.iampolicy;

import java.util.List;

/// The Resource or NotResource element of a statement.
///
/// @param negated whether this is NotResource: everything but the patterns
public record Resources(List<ResourcePattern> patterns, boolean negated) {

    public Resources {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no resource pattern");
        }
        patterns = List.copyOf(patterns);
    }

    /// Whether the element covers the resource; MAYBE when that hangs on a policy variable whose
    /// value the context does not tell.
    public Truth cover(String resource, Context context) {
        Truth covered = Truth.NO;
        for (ResourcePattern pattern : patterns) {
            covered = covered.or(pattern.matches(resource, context));
            if (covered == Truth.YES) {
                break;
            }
        }
        return negated ? covered.negated() : covered;
    }

    /// Whether the element covers every resource there is.
    public boolean coverEverything() {
        return !negated && patterns.stream().anyMatch(ResourcePattern::matchesEverything);
    }
}
