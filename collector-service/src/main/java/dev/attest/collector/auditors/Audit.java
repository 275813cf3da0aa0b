package dev.attest.collector.auditors;

import dev.attest.collector.collection.CollectionTask;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An auditor at work.
///
/// @param region empty for kinds without one
/// @param started nothing of what it finds is older
record Audit(
        CollectionTask task,
        String kind,
        String region,
        Instant started,
        Recorder recorder,
        InventorySink sink) {

    /// The moment that what it found shows: its beginning, unless AWS names an earlier one.
    Instant observedAt() {
        return sink.shows().orElse(started).truncatedTo(ChronoUnit.MICROS);
    }
}
