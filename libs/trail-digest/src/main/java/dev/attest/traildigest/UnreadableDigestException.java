package dev.attest.traildigest;

/// A file is not what its name says; the message names the place.
public final class UnreadableDigestException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableDigestException(String message) {
        super(message);
    }
}
