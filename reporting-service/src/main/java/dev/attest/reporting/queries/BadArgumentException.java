package dev.attest.reporting.queries;

/// A value that a query cannot be given.
final class BadArgumentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String reason;

    BadArgumentException(String parameter, String reason) {
        super(parameter + " " + reason);
        this.parameter = parameter;
        this.reason = reason;
    }

    String parameter() {
        return parameter;
    }

    String reason() {
        return reason;
    }
}
