package dev.attest.events.certification;

/// What an escalation means for the reviewer who kept silent.
public enum EscalationMode {
    /// The next one may decide beside the reviewer, who stays in charge.
    ADD,
    /// The next one takes over.
    REPLACE
}
