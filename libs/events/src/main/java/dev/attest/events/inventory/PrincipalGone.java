package dev.attest.events.inventory;

import java.time.Instant;
import java.util.UUID;

/// A complete snapshot no longer shows the principal.
public record PrincipalGone(
        UUID snapshotId, String accountId, String principalId, Instant observedAt)
        implements InventoryEvent {

    @Override
    public String key() {
        return accountId;
    }
}
