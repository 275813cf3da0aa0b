package dev.attest.reporting.queries;

/// A query that may not run, or that ended before it was done; the message is for whoever asked.
public final class RefusedQueryException extends Exception {

    /// All places are taken.
    static final String BUSY = "queries-busy";

    /// The lake cannot be read now.
    static final String AWAY = "lake-away";

    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedQueryException(String message) {
        this("query-refused", message);
    }

    RefusedQueryException(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
