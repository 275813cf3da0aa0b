package dev.attest.certification.review.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a reviewer says about one item.
///
/// @param comment null or blank when nothing was said
public record Judgement(UUID itemId, Outcome outcome, @Nullable String comment) {
    /// The comment without surrounding blanks; null when there is none.
    public @Nullable String said() {
        var given = comment;
        return given == null || given.isBlank() ? null : given.strip();
    }

    /// Keep or revoke.
    public enum Outcome {
        KEEP,
        REVOKE
    }
}
