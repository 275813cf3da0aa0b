package dev.attest.iampolicy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One action of a statement, such as `iam:Put*`. Case does not count.
public final class ActionPattern {

    private final String text;
    private final Wildcard folded;

    private ActionPattern(String text) {
        this.text = text;
        this.folded = Wildcard.of(text.toLowerCase(Locale.ROOT));
    }

    static ActionPattern of(String text) {
        return new ActionPattern(text);
    }

    /// As written.
    public String text() {
        return text;
    }

    boolean matchesEverything() {
        return folded.matchesEverything();
    }

    boolean matches(String actionInLowerCase) {
        return folded.matches(actionInLowerCase);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActionPattern that && text.equalsIgnoreCase(that.text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
