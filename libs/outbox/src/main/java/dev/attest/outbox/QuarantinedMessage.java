package dev.attest.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that a consumer could not deal with.
///
/// @param eventId null when the message carries none; such a message cannot be replayed
/// @param reason in words
public record QuarantinedMessage(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable UUID eventId,
        @Nullable String type,
        String reason,
        Instant quarantinedAt) {}
