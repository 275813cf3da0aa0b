package dev.attest.outbox;

/// The broker did not take a batch.
public final class PublishFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
