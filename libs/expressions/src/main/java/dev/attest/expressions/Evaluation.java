package dev.attest.expressions;

/// The result of an expression over one input. A failure is a result of its own: taken for "no
/// match" it would hide findings.
public sealed interface Evaluation {

    /// The expression is true.
    record Matched() implements Evaluation {}

    /// The expression is false.
    record NotMatched() implements Evaluation {}

    /// The expression has no value for this input.
    ///
    /// @param reason such as `key 'userName' is not present in map.`
    /// @param exhausted whether it was ended since it has too much to do
    record Failed(String reason, boolean exhausted) implements Evaluation {

        private static final int LONGEST = 500;

        public Failed {
            reason = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
        }
    }
}
