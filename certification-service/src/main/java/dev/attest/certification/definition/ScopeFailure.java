package dev.attest.certification.definition;

/// A scope has no value for an entitlement: a gap to be named, never "outside the scope".
public final class ScopeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScopeFailure(String reason) {
        super(reason);
    }
}
