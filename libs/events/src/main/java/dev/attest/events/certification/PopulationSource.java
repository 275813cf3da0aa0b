package dev.attest.events.certification;

import dev.attest.events.Require;
import dev.attest.events.inventory.InventorySource;
import java.time.Instant;
import java.util.UUID;

/// A snapshot that a campaign's population was drawn from.
public record PopulationSource(
        UUID snapshotId,
        String accountId,
        InventorySource source,
        Instant observedAt,
        boolean complete) {
    public PopulationSource {
        Require.present("snapshotId", snapshotId);
        Require.text("accountId", accountId);
        Require.present("source", source);
        Require.present("observedAt", observedAt);
    }
}
