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
/// @param unread events in raw files that cannot be read, so that nothing is known of them; those
///   that only its windows look at included
/// @param unreadFiles the first of these files, at most 20
/// @param notReached events that were not looked at, since the replay stopped before
/// @param stopped why it did; null when it did not
/// @param complete whether every event was looked at: false when some are unread or not reached
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
        long unread,
        List<UnreadFile> unreadFiles,
        long notReached,
        @Nullable String stopped,
        boolean complete,
        List<ReplayExample> examples) {

    /// An event on which the rule would have fired.
    public record ReplayExample(
            Instant eventTime, String accountId, String eventId, String title, String message) {}

    /// A raw file that cannot be read.
    ///
    /// @param name what its sender called it
    /// @param problem what is the matter, such as `is gone`
    /// @param events how many of the events stand in it
    public record UnreadFile(String sha256, String name, String problem, long events) {

        UnreadFile oneMore() {
            return new UnreadFile(sha256, name, problem, events + 1);
        }
    }
}
