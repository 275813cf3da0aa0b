package dev.attest.certification.review.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a reviewer says about one item.
///
/// @param comment null, blank or invisible when nothing was said
public record Judgement(UUID itemId, Outcome outcome, @Nullable String comment) {
    /// The comment without surrounding blanks; null when there is nothing to read in it.
    public @Nullable String said() {
        var given = comment;
        return given == null || given.codePoints().noneMatch(Judgement::isVisible)
                ? null
                : given.strip();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }

    /// Keep or revoke.
    public enum Outcome {
        KEEP,
        REVOKE
    }
}
