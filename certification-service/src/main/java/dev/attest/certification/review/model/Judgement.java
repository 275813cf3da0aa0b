package dev.attest.certification.review.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a reviewer says about one item.
///
/// @param comment null, blank or invisible when nothing was said
public record Judgement(UUID itemId, Outcome outcome, @Nullable String comment) {
    /// Letters and a symbol that print as nothing: the fillers of Hangul and the blank of Braille.
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    /// The comment without surrounding blanks; null when there is nothing to read in it.
    public @Nullable String said() {
        var given = comment;
        return given == null || !readable(given) ? null : given.strip();
    }

    /// Whether there is something to read in a text.
    public static boolean readable(String text) {
        return text.codePoints().anyMatch(Judgement::isVisible);
    }

    private static boolean isVisible(int c) {
        return FILLERS.indexOf(c) < 0 && isPrinted(c);
    }

    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
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
