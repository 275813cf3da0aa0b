package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A policy document, told once per account and hash.
///
/// @param arn the managed policy's ARN; null for inline and trust policies
/// @param sha256 of the document's bytes as stored, lower-case hexadecimal
/// @param document the JSON text; null above 256 KiB: fetch it from the collector's API by hash
public record PolicyObserved(
        UUID snapshotId,
        String accountId,
        @Nullable String arn,
        String sha256,
        @Nullable String document,
        Instant observedAt)
        implements InventoryEvent {
    public PolicyObserved {
        Require.present("snapshotId", snapshotId);
        Require.account("accountId", accountId);
        Require.text("sha256", sha256);
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
