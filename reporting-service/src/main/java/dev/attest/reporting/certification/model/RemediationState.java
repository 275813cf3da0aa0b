package dev.attest.reporting.certification.model;

/// What became of a removal.
public enum RemediationState {
    /// Planned; no complete later snapshot has shown its effect yet.
    OPEN,
    /// A complete later snapshot no longer shows the access.
    VERIFIED,
    /// Overdue, and the access is still there.
    FAILED,
    /// Was verified, then seen again.
    REGRANTED
}
