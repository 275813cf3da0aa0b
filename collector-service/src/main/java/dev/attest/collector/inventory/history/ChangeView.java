package dev.attest.collector.inventory.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A thing came, changed or went between two readings.
///
/// @param change `ADDED`, `CHANGED` or `REMOVED`
/// @param at the reading that first showed it
/// @param knownUntil the last reading before that showed the thing, or everything without it: it
///   happened after this began
/// @param before null when it came
/// @param after null when it went
/// @param events stored CloudTrail events that acted on it in that time and were not refused,
///   newest first, at most ten; null for a caller who may not read activity
public record ChangeView(
        String accountId,
        String region,
        String kind,
        String type,
        String id,
        String name,
        String change,
        Instant at,
        Instant knownUntil,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable List<ChangeEvent> events) {

    /// An event that may have made a change.
    public record ChangeEvent(
            String eventId,
            String accountId,
            Instant eventTime,
            String name,
            String actor,
            @Nullable String sessionName) {}

    ChangeView with(List<ChangeEvent> found) {
        return new ChangeView(
                accountId,
                region,
                kind,
                type,
                id,
                name,
                change,
                at,
                knownUntil,
                before,
                after,
                List.copyOf(found));
    }
}
