package dev.attest.collector.collection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a piece of work brought.
///
/// @param fetched records read, known ones included
/// @param stored records that were new
/// @param refused records that could not be read
/// @param lastEvent the newest record's time; null when there was none
/// @param lateness seconds between each new record and its reading; empty in a first run
/// @param failure what stood in the way; null when all was fetched
public record Outcome(
        long fetched,
        long stored,
        long alerts,
        long refused,
        @Nullable Instant lastEvent,
        List<Long> lateness,
        @Nullable Failure failure) {

    /// @param passing whether another attempt may help
    /// @param refusal whether the account does not let us in
    public record Failure(String reason, boolean passing, boolean refusal) {}

    public Outcome {
        lateness = lateness.stream().sorted().toList();
    }

    public static Outcome failed(Failure failure) {
        return new Outcome(0, 0, 0, 0, null, List.of(), failure);
    }

    @Nullable Long medianLateness() {
        return lateness.isEmpty() ? null : lateness.get((lateness.size() - 1) / 2);
    }

    @Nullable Long longestLateness() {
        return lateness.isEmpty() ? null : lateness.getLast();
    }
}
