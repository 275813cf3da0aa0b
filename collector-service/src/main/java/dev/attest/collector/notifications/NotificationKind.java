package dev.attest.collector.notifications;

/// What a notification tells.
public enum NotificationKind {
    /// One alert.
    ALERT,
    /// How many alerts were raised about old events; always part of a digest.
    BACKLOG,
    /// Alerts that were gathered.
    DIGEST,
    /// Nothing: somebody tries the channel.
    TEST
}
