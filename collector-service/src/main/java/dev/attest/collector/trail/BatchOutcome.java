package dev.attest.collector.trail;

import dev.attest.collector.imports.Quarantined;
import java.util.List;

/// What became of one batch.
record BatchOutcome(int stored, int duplicates, int alerts, List<Quarantined> quarantined) {

    static final BatchOutcome NOTHING = new BatchOutcome(0, 0, 0, List.of());

    BatchOutcome {
        quarantined = List.copyOf(quarantined);
    }

    BatchOutcome plus(BatchOutcome other) {
        return new BatchOutcome(
                stored + other.stored,
                duplicates + other.duplicates,
                alerts + other.alerts,
                java.util.stream.Stream.concat(quarantined.stream(), other.quarantined.stream())
                        .toList());
    }
}
