package dev.attest.iampolicy.change;

/// A change cannot be applied: what it names is not there, or cannot have what it asks for. The
/// message names both.
public final class ChangeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangeRefusedException(String message) {
        super(message);
    }
}
