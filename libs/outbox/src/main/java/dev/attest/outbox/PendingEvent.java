package dev.attest.outbox;

import java.time.Instant;

/// A row of the outbox that may be published.
///
/// @param position its place in the order
/// @param appendedAt since when it waits
public record PendingEvent(long position, OutboxRow row, Instant appendedAt) {}
