package dev.attest.rules;

/// A file that is no alert rule.
public final class InvalidRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String field;
    private final String problem;

    InvalidRuleException(int line, String problem) {
        this(line, "", problem);
    }

    /// @param field in which the lines count, such as `condition`; empty for the file
    InvalidRuleException(int line, String field, String problem) {
        super(problem, null, false, false);
        this.line = line;
        this.field = field;
        this.problem = field.isEmpty() ? problem : field + ": " + problem;
    }

    /// Where it stands, from 1; 0 when the problem has no place.
    public int line() {
        return line;
    }

    String field() {
        return field;
    }

    String problem() {
        return problem;
    }

    /// What is wrong and where, such as `line 4: …`.
    public String told() {
        return line == 0 ? problem : "line " + line + ": " + problem;
    }
}
