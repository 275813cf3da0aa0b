package dev.attest.expressions;

import java.util.List;
import java.util.stream.Collectors;

/// A text that is no expression of the language.
public final class InvalidExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidExpressionException(String source, List<Problem> problems) {
        super(
                problems.stream().map(Problem::text).collect(Collectors.joining("; "))
                        + " in: "
                        + (source.length() <= 200 ? source : source.substring(0, 200) + "…"));
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, in the order of the text; at least one.
    public List<Problem> problems() {
        return problems;
    }

    /// One thing that is wrong.
    ///
    /// @param line from 1
    /// @param column from 1; 0 when the problem has no place
    public record Problem(int line, int column, String message) {

        String text() {
            return line + ":" + column + " " + message;
        }
    }
}
