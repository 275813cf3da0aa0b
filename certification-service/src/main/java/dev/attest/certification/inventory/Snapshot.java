package dev.attest.certification.inventory;

import dev.attest.events.inventory.InventorySource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The latest reading of one source of one account.
public record Snapshot(
        UUID snapshotId,
        String accountId,
        InventorySource source,
        Instant observedAt,
        boolean complete,
        List<String> gaps) {
    public Snapshot {
        gaps = List.copyOf(gaps);
    }
}
