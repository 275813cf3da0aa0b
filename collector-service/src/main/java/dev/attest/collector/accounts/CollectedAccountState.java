package dev.attest.collector.accounts;

/// Whether an account is collected from.
public enum CollectedAccountState {
    ACTIVE,
    /// It is listed as closed, or AWS says that it is.
    SUSPENDED,
    /// It is in the organization, and outside of what is to be collected of it.
    LEFT_OUT,
    /// What listed it no longer does.
    GONE,
    /// Nothing lists it, and its events came.
    UNLISTED
}
