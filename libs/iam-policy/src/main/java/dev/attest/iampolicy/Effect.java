package dev.attest.iampolicy;

/// What a statement does. Source: IAM User Guide, "IAM JSON policy elements: Effect".
public enum Effect {
    ALLOW,
    DENY
}
