package dev.attest.iamaudit.check;

/// A question that what was given does not answer; the message says what is missing.
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String missing) {
        super(missing);
    }
}
