package dev.attest.collector.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule would have found in stored activity.
///
/// @param examined events that the rule names
/// @param fired events on which it would have fired
/// @param alerts that would have been raised, when what is about the same counts once in thirty
///   days
/// @param failed events that it could not be evaluated on, those that only its windows look at
///   included
/// @param failure why, of the first of them; null when there are none
/// @param complete false when there was more activity than one replay reads
/// @param examples the latest of the events on which it would have fired
public record ReplayView(
        String ruleId,
        int days,
        Instant from,
        Instant to,
        long examined,
        long fired,
        long alerts,
        long failed,
        @Nullable String failure,
        boolean complete,
        List<ReplayExample> examples) {

    /// An event on which the rule would have fired.
    public record ReplayExample(
            Instant eventTime, String accountId, String eventId, String title, String message) {}
}
