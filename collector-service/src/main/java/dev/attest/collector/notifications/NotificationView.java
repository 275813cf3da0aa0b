package dev.attest.collector.notifications;

import dev.attest.events.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as callers see it.
///
/// @param alertId the alert it tells, when it tells one
/// @param digestId the message it is part of
/// @param severity the highest of the alerts it stands for
/// @param alerts how many alerts it stands for
/// @param dueAt when it is sent, or tried again
/// @param attempts since it was written down, or since somebody had it tried again
/// @param receipt the channel's own word for the message
/// @param lastError why the last attempt failed
public record NotificationView(
        UUID id,
        String channel,
        NotificationKind kind,
        @Nullable UUID alertId,
        @Nullable UUID digestId,
        Severity severity,
        int alerts,
        NotificationState state,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        @Nullable Instant attemptedAt,
        @Nullable Instant sentAt,
        @Nullable String receipt,
        @Nullable String lastError) {}
