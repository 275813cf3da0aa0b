package dev.attest.events.inventory;

/// Identities that can hold access.
public enum PrincipalKind {
    ROOT,
    IAM_USER,
    IAM_ROLE,
    IDENTITY_CENTER_USER
}
