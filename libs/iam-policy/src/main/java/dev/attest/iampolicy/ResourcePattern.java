package dev.attest.iampolicy;

import org.jspecify.annotations.Nullable;

/// One resource of a statement, with wildcards and, from version 2012-10-17 on, policy variables
/// such as `${aws:username}`.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Resource" and "IAM policy elements: Variables
/// and tags".
public final class ResourcePattern {

    private final String text;
    private final @Nullable Wildcard fixed;
    private final @Nullable VariableText open;

    private ResourcePattern(String text, @Nullable VariableText open) {
        this.text = text;
        this.fixed = open == null ? Wildcard.of(text) : null;
        this.open = open;
    }

    static ResourcePattern of(String text, PolicyVersion version) {
        return new ResourcePattern(text, VariableText.of(text, version).orElse(null));
    }

    /// As written.
    public String text() {
        return text;
    }

    boolean matchesEverything() {
        return fixed != null && fixed.matchesEverything();
    }

    /// A variable whose value is unknown may stand for anything.
    Truth matches(String resource, Context context) {
        if (open == null) {
            return Truth.of(fixed != null && fixed.matches(resource));
        }
        Wildcard.Builder builder = new Wildcard.Builder();
        Truth filled = open.fill(context, builder);
        return filled != Truth.NO && builder.build().matches(resource) ? filled : Truth.NO;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourcePattern that
                && text.equals(that.text)
                && (fixed == null) == (that.fixed == null);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
