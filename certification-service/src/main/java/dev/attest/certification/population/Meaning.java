package dev.attest.certification.population;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an access allows, in words.
///
/// @param administrator null when it could not be evaluated
public record Meaning(@Nullable Boolean administrator, List<String> sentences) {
    public Meaning {
        sentences = List.copyOf(sentences);
    }

    /// What somebody can do who has both, each by itself: they never work together.
    Meaning or(Meaning other) {
        var both = new LinkedHashSet<>(sentences);
        both.addAll(other.sentences);
        return new Meaning(eitherOf(administrator, other.administrator), List.copyOf(both));
    }

    private static @Nullable Boolean eitherOf(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
            return Boolean.TRUE;
        }
        return one == null || other == null ? null : Boolean.FALSE;
    }
}
