package dev.attest.iamaudit.report;

/// A question about a column that the report does not have.
public final class MissingColumnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingColumnException(String column) {
        super("the credential report has no column " + column);
    }
}
