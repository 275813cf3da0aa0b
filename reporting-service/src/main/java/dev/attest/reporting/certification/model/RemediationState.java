package dev.attest.reporting.certification.model;

/// What became of a removal.
public enum RemediationState {
    /// Planned; no complete later snapshot has shown its effect yet.
    OPEN,
    /// A complete later snapshot no longer shows the access.
    VERIFIED,
    /// Not proven by its due date; a later snapshot can still prove it.
    FAILED,
    /// Was verified, then seen again.
    REGRANTED
}
