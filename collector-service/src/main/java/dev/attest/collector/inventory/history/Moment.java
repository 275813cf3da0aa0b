package dev.attest.collector.inventory.history;

import java.time.Instant;
import java.util.UUID;

/// When a reading was made.
///
/// @param observedAt nothing in it is older
/// @param finishedAt nothing in it is newer
/// @param complete whether what is not in it does not exist
/// @param reading the reading, or the snapshot of a file
public record Moment(Instant observedAt, Instant finishedAt, boolean complete, UUID reading) {}
