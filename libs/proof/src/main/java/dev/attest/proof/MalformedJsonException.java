package dev.attest.proof;

/// JSON that cannot be read, or that has no canonical form.
public final class MalformedJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    MalformedJsonException(String pointer, String reason) {
        super(pointer.isEmpty() ? reason : pointer + ": " + reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    /// The JSON pointer (RFC 6901) of the offending value; empty for the whole text.
    public String pointer() {
        return pointer;
    }

    /// What is wrong there, in words.
    public String reason() {
        return reason;
    }
}
