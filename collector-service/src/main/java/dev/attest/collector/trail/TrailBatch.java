package dev.attest.collector.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Records that are stored in one transaction, with the bytes of those that alert rules watch.
public record TrailBatch(List<TrailRecord> records, List<WatchedRecord> watched) {

    /// A record that at least one rule wants to see whole.
    public record WatchedRecord(TrailRecord record, byte[] json) {}

    public TrailBatch {
        records = List.copyOf(records);
        watched = List.copyOf(watched);
    }

    /// Sorted by identity: imports that bring the same events take their locks in the same order.
    static TrailBatch of(List<TrailRecord> records, List<WatchedRecord> watched) {
        List<TrailRecord> sorted = new ArrayList<>(records);
        sorted.sort(
                Comparator.comparing((TrailRecord r) -> r.activity().eventId())
                        .thenComparing(r -> r.activity().accountId()));
        return new TrailBatch(sorted, watched);
    }

    List<TrailBatch> halves() {
        int middle = records.size() / 2;
        return List.of(
                part(records.subList(0, middle)), part(records.subList(middle, records.size())));
    }

    private TrailBatch part(List<TrailRecord> some) {
        return new TrailBatch(
                some, watched.stream().filter(w -> some.contains(w.record())).toList());
    }
}
