package dev.attest.collector.notifications;

/// Where a notification stands.
public enum NotificationState {
    /// To be sent when it is due, for the first time or again.
    PENDING,
    /// Waits for others to be told with.
    HELD,
    /// Part of a digest, which is not sent yet.
    GATHERED,
    SENT,
    /// Tried as often as it is worth, or hopeless; somebody has to look.
    DEAD
}
