package dev.attest.risk.model;

/// How firmly something can be done. The order is that of firmness.
public enum Power {
    NO,
    /// The documents that would tell are missing.
    UNKNOWN,
    /// While open conditions come out so.
    CONDITIONAL,
    YES
}
