package dev.attest.reporting.queries;

/// A query that may not run, or that ended before it was done; the message is for whoever asked.
final class RefusedQueryException extends Exception {

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
