package dev.attest.collector.sensors;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that the collector sent to itself, and how far it came.
///
/// @param alertedAt when its alert was raised
/// @param channel which was to be told; null when none is configured for it
public record SyntheticEvent(
        String eventId,
        Instant sentAt,
        @Nullable UUID alertId,
        @Nullable Instant alertedAt,
        @Nullable String channel,
        @Nullable Instant deliveredAt) {}
