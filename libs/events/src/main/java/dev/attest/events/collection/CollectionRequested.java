package dev.attest.events.collection;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// Something is to be fetched from one account, region and source. Any replica of the collector
/// takes it.
///
/// @param taskId the piece of work; asking for it twice is asking once
/// @param runId the round or the person's request that it belongs to
/// @param region such as `eu-central-1`
/// @param source such as `iam`, the short name of what is read
/// @param requestedBy who asked; `schedule` for the collector's own rounds
public record CollectionRequested(
        UUID taskId,
        UUID runId,
        String accountId,
        String region,
        String source,
        String requestedBy,
        Instant requestedAt)
        implements CollectionEvent {
    public CollectionRequested {
        Require.present("taskId", taskId);
        Require.present("runId", runId);
        Require.account("accountId", accountId);
        Require.text("region", region);
        Require.text("source", source);
        Require.text("requestedBy", requestedBy);
        Require.present("requestedAt", requestedAt);
    }

    @Override
    public String key() {
        return accountId + "/" + region + "/" + source;
    }
}
