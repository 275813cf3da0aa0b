package dev.attest.collector.auditors;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be kept of a reading.
///
/// @param snapshot the snapshot that the reader of files made of it; null for things
record NewReading(
        @Nullable String reason,
        int items,
        int changes,
        List<String> gaps,
        @Nullable UUID snapshot) {

    static NewReading notEvaluated(String reason) {
        return new NewReading(reason, 0, 0, List.of(), null);
    }

    static NewReading of(int items, int changes, List<String> gaps) {
        return new NewReading(null, items, changes, List.copyOf(gaps), null);
    }

    NewReading ofSnapshot(@Nullable UUID id) {
        return new NewReading(reason, items, changes, gaps, id);
    }

    boolean evaluated() {
        return reason == null;
    }

    /// Whether what it does not show does not exist.
    boolean complete() {
        return evaluated() && gaps.isEmpty();
    }

    ReadingStatus status() {
        if (!evaluated()) {
            return ReadingStatus.NOT_EVALUATED;
        }
        return complete() ? ReadingStatus.COMPLETE : ReadingStatus.PARTIAL;
    }
}
