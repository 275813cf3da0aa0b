package dev.attest.collector.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A snapshot as an import or a listing shows it.
public record SnapshotView(
        UUID id,
        String accountId,
        String source,
        Instant observedAt,
        boolean complete,
        Map<String, Integer> declared,
        Map<String, Integer> parsed,
        List<String> gaps) {

    public SnapshotView {
        declared = Map.copyOf(declared);
        parsed = Map.copyOf(parsed);
        gaps = List.copyOf(gaps);
    }
}
