package dev.attest.benchmarks;

/// There is no collector to measure, or it does not let us in.
final class CollectorAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CollectorAwayException(String message) {
        super(message);
    }
}
