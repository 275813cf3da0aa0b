package dev.attest.events.collection;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A piece of collection came to its end.
///
/// @param complete whether everything asked for was fetched; what is left stands in the checkpoint
/// @param fetched records that were read, known ones included
/// @param stored records that were new
/// @param collectedUntil up to this moment everything was asked for and is stored; null when
///   nothing was fetched yet
/// @param error what stood in the way; null when it is complete
public record CollectionFinished(
        UUID taskId,
        UUID runId,
        String accountId,
        String region,
        String source,
        boolean complete,
        long fetched,
        long stored,
        @Nullable Instant collectedUntil,
        @Nullable String error,
        Instant finishedAt)
        implements CollectionEvent {
    public CollectionFinished {
        Require.present("taskId", taskId);
        Require.present("runId", runId);
        Require.account("accountId", accountId);
        Require.text("region", region);
        Require.text("source", source);
        Require.notNegative("fetched", fetched);
        Require.notNegative("stored", stored);
        Require.present("finishedAt", finishedAt);
        if (complete == (error != null)) {
            throw new IllegalArgumentException(
                    "complete is " + complete + ", but error is " + error);
        }
    }

    @Override
    public String key() {
        return accountId + "/" + region + "/" + source;
    }
}
