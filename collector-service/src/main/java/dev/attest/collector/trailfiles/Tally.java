package dev.attest.collector.trailfiles;

import dev.attest.collector.collection.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run brings, added up.
final class Tally {

    private long fetched;
    private long stored;
    private long alerts;
    private long refused;
    private @Nullable Instant newest;

    synchronized void add(Fetched.Ended ended) {
        fetched += ended.digest() == null ? ended.records() : 0;
        stored += ended.stored();
        alerts += ended.alerts();
        refused += ended.quarantined() + (ended.refusal() == null ? 0 : 1);
        Instant time = ended.newest();
        if (time != null && (newest == null || time.isAfter(newest))) {
            newest = time;
        }
    }

    synchronized void refused(int parts) {
        refused += parts;
    }

    synchronized Outcome outcome(Outcome.@Nullable Failure failure) {
        return new Outcome(fetched, stored, alerts, refused, newest, List.of(), failure);
    }
}
