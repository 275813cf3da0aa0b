package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.UUID;

/// A complete snapshot no longer shows the principal.
public record PrincipalGone(
        UUID snapshotId, String accountId, String principalId, Instant observedAt)
        implements InventoryEvent {
    public PrincipalGone {
        Require.present("snapshotId", snapshotId);
        Require.account("accountId", accountId);
        Require.text("principalId", principalId);
        Require.present("observedAt", observedAt);
    }

    @Override
    public String key() {
        return accountId;
    }
}
