package dev.attest.events.certification;

/// What a reviewer decided. Silence is no decision.
public enum DecisionOutcome {
    KEEP,
    REVOKE
}
