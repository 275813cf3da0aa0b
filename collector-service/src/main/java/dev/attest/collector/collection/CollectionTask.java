package dev.attest.collector.collection;

import java.util.UUID;

/// A piece of work that this replica holds.
///
/// @param fence changes with every holder: who comes with an old one lost the lease
/// @param attempt from 1
public record CollectionTask(UUID id, UUID runId, Place place, long fence, int attempt) {}
