package dev.attest.events.inventory;

import dev.attest.events.Require;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A snapshot is stored; everything it observed was told before.
///
/// @param observedAt the moment the snapshot shows, not the moment it was imported
/// @param complete whether it may prove absence: everything was read, nothing quarantined, the
///   control totals match and it is not empty
/// @param declared what the source says there is, by kind (`users`, `roles`, `groups`, `policies`,
///   `permissionSets`, `assignments`, `people`, `accounts`)
/// @param parsed what was taken in, by the same kinds
/// @param gaps why it is not complete, in words; empty when it is
/// @param evidenceSha256 hash of the raw file, kept by the collector
public record InventorySnapshotTaken(
        UUID snapshotId,
        String accountId,
        InventorySource source,
        Instant observedAt,
        Instant importedAt,
        boolean complete,
        Map<String, Integer> declared,
        Map<String, Integer> parsed,
        List<String> gaps,
        String evidenceSha256)
        implements InventoryEvent {
    public InventorySnapshotTaken {
        Require.present("snapshotId", snapshotId);
        Require.text("accountId", accountId);
        Require.present("source", source);
        Require.present("observedAt", observedAt);
        Require.present("importedAt", importedAt);
        declared = Map.copyOf(Require.present("declared", declared));
        parsed = Map.copyOf(Require.present("parsed", parsed));
        gaps = List.copyOf(Require.present("gaps", gaps));
        Require.text("evidenceSha256", evidenceSha256);
        if (complete && !gaps.isEmpty()) {
            throw new IllegalArgumentException("a complete snapshot has gaps: " + gaps);
        }
    }

    @Override
    public String key() {
        return accountId;
    }
}
