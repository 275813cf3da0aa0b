package dev.attest.collector.identities;

/// What an identity is for.
public enum IdentityClass {
    /// One person's own.
    PERSON,
    /// Of a person who has left.
    LEAVER,
    /// Used by several people.
    SHARED,
    /// For emergencies only.
    BREAK_GLASS,
    /// Of somebody outside the company.
    EXTERNAL,
    /// Of a program.
    MACHINE,
    /// Nobody is known to stand behind it.
    ORPHAN
}
