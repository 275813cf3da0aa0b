package dev.attest.reporting.evidence;

/// The log's rows, tiles, checkpoints or key contradict each other. Nothing is signed any more
/// until a person has looked.
public final class LogDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogDamagedException(String message) {
        super(message);
    }
}
