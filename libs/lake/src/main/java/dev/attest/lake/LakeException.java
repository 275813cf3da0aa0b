package dev.attest.lake;

/// The lake's files cannot be written.
public final class LakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
