package dev.attest.certification.population;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an access allows, in words.
///
/// @param administrator null when it could not be evaluated
public record Meaning(@Nullable Boolean administrator, List<String> sentences) {
    public Meaning {
        sentences = List.copyOf(sentences);
    }
}
