package dev.attest.iampolicy.decision;

/// The answer to a request.
public enum Outcome {
    ALLOW,
    /// Allowed if the open questions come out so.
    ALLOW_IF,
    /// A statement denies it, whatever others allow.
    EXPLICIT_DENY,
    /// Nothing allows it.
    IMPLICIT_DENY
}
