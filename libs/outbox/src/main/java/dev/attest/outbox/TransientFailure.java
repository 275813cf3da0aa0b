package dev.attest.outbox;

/// Thrown by a handler that knows that trying again will help, such as when another service does
/// not answer.
public final class TransientFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
