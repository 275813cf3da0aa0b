package dev.attest.iampolicy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The Resource or NotResource element of a statement.
public final class Resources {

    /// Up to so many patterns are quickly tried one after the other.
    private static final int FEW = 16;

    private final List<ResourcePattern> patterns;
    private final boolean negated;
    private final @Nullable Beginnings<ResourcePattern> beginnings;

    /// @param negated whether this is NotResource: everything but the patterns
    public Resources(List<ResourcePattern> patterns, boolean negated) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no resource pattern");
        }
        this.patterns = List.copyOf(patterns);
        this.negated = negated;
        this.beginnings = patterns.size() <= FEW ? null : new Beginnings<>();
        if (beginnings != null) {
            this.patterns.forEach(pattern -> beginnings.add(pattern.text(), pattern));
        }
    }

    /// As the document lists them.
    public List<ResourcePattern> patterns() {
        return patterns;
    }

    /// Whether this is NotResource: everything but the patterns.
    public boolean negated() {
        return negated;
    }

    /// Whether the element covers the resource; MAYBE when that hangs on a policy variable whose
    /// value the context does not tell.
    public Truth cover(String resource, Context context) {
        Truth covered = Truth.NO;
        for (ResourcePattern pattern : beginnings == null ? patterns : beginnings.of(resource)) {
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resources that
                && negated == that.negated
                && patterns.equals(that.patterns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(patterns, negated);
    }

    @Override
    public String toString() {
        return (negated ? "NotResource " : "Resource ") + patterns;
    }
}
