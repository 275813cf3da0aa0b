package dev.attest.collector.trail;

import dev.attest.collector.platform.Text;

/// One record cannot be taken in. Its neighbours can.
public final class BadRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String value;

    private final boolean malformed;

    /// @param reason one sentence for a reader
    /// @param value the offending value, shortened
    public BadRecordException(String reason, String value) {
        this(reason, value, false);
    }

    /// @param malformed whether it is not even JSON: then it may have swallowed its neighbours
    BadRecordException(String reason, String value, boolean malformed) {
        super(reason, null, false, false);
        this.malformed = malformed;
        this.value = Text.shown(value);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    boolean malformed() {
        return malformed;
    }

    public String value() {
        return value;
    }
}
