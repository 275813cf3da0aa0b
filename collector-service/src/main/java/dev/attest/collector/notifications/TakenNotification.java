package dev.attest.collector.notifications;

import java.time.Instant;
import java.util.UUID;

/// A notification that a replica is sending.
///
/// @param owner who took it, and `attempts` when: both tell whether it is still theirs
record TakenNotification(
        UUID id,
        String channel,
        NotificationKind kind,
        Instant createdAt,
        int attempts,
        String owner) {}
