package dev.attest.rules;

import dev.attest.rules.Judgement.Found;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event is to the window of a rule.
///
/// @param key of which window; the rule as it is written is part of it, so that a rule that is
///   written anew begins anew
/// @param value what is counted or compared; empty when it is the event itself
/// @param found what is told when the window finds something in this event; null for events that
///   only lead up to it
public record Sighting(Part part, UUID key, String value, @Nullable Found found) {

    /// Which part of the window's story an event is.
    public enum Part {
        /// The first step of a sequence.
        FIRST,
        /// The step that makes the first undone.
        UNLESS,
        /// The event that the rule names.
        LAST
    }
}
