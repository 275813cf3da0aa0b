package dev.attest.certification.remediation.model;

/// Where a removal stands.
public enum RemovalState {
    PLANNED,
    VERIFIED,
    FAILED,
    REGRANTED
}
