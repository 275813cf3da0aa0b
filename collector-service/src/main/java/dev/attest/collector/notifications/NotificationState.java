package dev.attest.collector.notifications;

import dev.attest.collector.notifications.channel.Route;

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
    DEAD,
    /// Told no more: a later event explains all that it was to tell.
    WITHDRAWN;

    /// Of what is not told yet.
    static NotificationState waiting(Route.Due due) {
        return due.together() ? HELD : PENDING;
    }
}
