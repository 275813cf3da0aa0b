package dev.attest.events.certification;

/// What can happen to a package besides decisions, escalations and its signature.
public enum PackageNote {
    /// Its reviewer was to be reminded of what is open.
    REMINDED,
    /// It was to move on, and nobody independent and available was left.
    NOT_ESCALATED,
    /// Somebody who was let in beside the reviewer left or is away, and decides no longer.
    REVIEWER_REMOVED,
    /// It reached its due date without a signature.
    EXPIRED,
    /// Its campaign ended before it was signed.
    CLOSED
}
