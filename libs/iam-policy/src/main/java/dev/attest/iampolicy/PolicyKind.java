package dev.attest.iampolicy;

/// Where a document is used decides which elements it must and must not have.
public enum PolicyKind {
    /// Attached to a user, group, role or permission set, or a permissions boundary: no Principal,
    /// and every statement names resources.
    IDENTITY,
    /// A role's trust policy: every statement names principals; the role itself is the resource.
    TRUST
}
