package dev.attest.collector.collection.lookup;

import java.time.Instant;

/// An event as LookupEvents gives it.
///
/// @param record the whole CloudTrail record as text
record LookedUp(String id, Instant time, String record) {}
