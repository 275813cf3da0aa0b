package dev.attest.collector.notifications;

import dev.attest.events.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification to be written down.
///
/// @param alerts how many alerts it stands for
record NewNotification(
        UUID id,
        String channel,
        NotificationKind kind,
        @Nullable UUID alert,
        Severity severity,
        int alerts,
        NotificationState state,
        Instant createdAt,
        Instant dueAt) {}
