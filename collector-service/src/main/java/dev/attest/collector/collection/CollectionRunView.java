package dev.attest.collector.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run of collection.
///
/// @param tasks how many pieces of work it has
/// @param done how many came to their end, well or not
/// @param failures the pieces that failed, at most 100
public record CollectionRunView(
        UUID id,
        String requestedBy,
        Instant requestedAt,
        int tasks,
        int done,
        int failed,
        long fetched,
        long stored,
        long alerts,
        List<FailedTask> failures) {

    /// A piece of work that failed.
    public record FailedTask(
            String accountId, String region, String source, @Nullable String error) {}

    public CollectionRunView {
        failures = List.copyOf(failures);
    }
}
