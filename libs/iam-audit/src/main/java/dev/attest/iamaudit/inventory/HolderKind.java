package dev.attest.iamaudit.inventory;

/// Who can hold policies.
public enum HolderKind {
    USER,
    GROUP,
    ROLE
}
