package dev.attest.outbox;

/// What became of the wish to publish a quarantined message once more.
public enum Replay {
    DONE,

    /// There is no such message, or it was replayed before.
    UNKNOWN,

    /// It carries no event that could be published: no id, key or type, or bytes that are no text.
    NO_EVENT,

    /// It is older than the claims by which consumers tell that they dealt with an event.
    TOO_OLD
}
