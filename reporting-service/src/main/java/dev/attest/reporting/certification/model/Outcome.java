package dev.attest.reporting.certification.model;

/// What a reviewer decided.
public enum Outcome {
    KEEP,
    REVOKE
}
