package dev.attest.risk.assessment;

import org.jspecify.annotations.Nullable;

/// What an assessment means for what is stored and told.
sealed interface Verdict {

    /// A new or different score: store it and tell it.
    ///
    /// @param previous null the first time
    record Changed(UserScore score, @Nullable Integer previous) implements Verdict {}

    /// The same as before; only the next moment to look again may differ.
    record Unchanged(UserScore score) implements Verdict {}

    /// The subject is none any more: tell that nothing is left, and forget it.
    record Gone(UserScore last, int previous) implements Verdict {}

    /// Never heard of, and nothing to say.
    record Nobody() implements Verdict {}

    /// The assessment failed; the old score stays and the subject is due again later.
    record Failed(String subjectId, RuntimeException failure) implements Verdict {}
}
