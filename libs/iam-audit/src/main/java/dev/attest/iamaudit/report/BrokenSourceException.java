package dev.attest.iamaudit.report;

/// A file of which nothing can be used; the message says why.
public final class BrokenSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenSourceException(String why) {
        super(why);
    }
}
