package dev.attest.iampolicy.decision;

/// The layers of evaluation that are considered.
///
/// Source: IAM User Guide, "Policy evaluation logic".
public enum Layer {
    /// The principal's own policies and those of its groups.
    IDENTITY,
    /// The permissions boundary.
    BOUNDARY
}
