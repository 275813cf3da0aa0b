package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the queries of a run bring, added up.
final class Tally {

    /// Of very many the first are enough to tell how late events come.
    private static final int LATENESSES = 10_000;

    private final List<Long> lateness = new ArrayList<>();
    private long fetched;
    private long stored;
    private long alerts;
    private long refused;
    private @Nullable Instant lastEvent;

    synchronized void add(List<LookedUp> read, StoreLookup.Stored kept, List<Long> late) {
        fetched += read.size();
        stored += kept.count();
        alerts += kept.alerts();
        refused += kept.refused();
        read.stream().map(LookedUp::time).forEach(this::seen);
        late.stream().limit(Math.max(0, LATENESSES - lateness.size())).forEach(lateness::add);
    }

    synchronized Outcome outcome(boolean first, Outcome.@Nullable Failure failure) {
        return new Outcome(
                fetched, stored, alerts, refused, lastEvent, first ? List.of() : lateness, failure);
    }

    private void seen(Instant time) {
        Instant last = lastEvent;
        if (last == null || time.isAfter(last)) {
            lastEvent = time;
        }
    }
}
