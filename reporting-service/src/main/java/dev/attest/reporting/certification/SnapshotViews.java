package dev.attest.reporting.certification;

import dev.attest.events.certification.PopulationSource;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.reporting.certification.model.ControlTotal;
import dev.attest.reporting.certification.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/// Joins what a campaign says of a snapshot with what the log holds of it.
///
/// @param logged snapshots that the log holds, by id
record SnapshotViews(Map<UUID, Recorded<InventorySnapshotTaken>> logged, Names names) {

    Snapshot of(PopulationSource source) {
        Recorded<InventorySnapshotTaken> found = logged.get(source.snapshotId());
        if (found != null) {
            return of(found);
        }
        return new Snapshot(
                source.snapshotId(),
                names.account(source.accountId()),
                source.source().name(),
                source.observedAt(),
                source.complete(),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    /// A snapshot that is said to prove something about an item of an account. Nobody vouches for
    /// one that the log does not hold.
    Snapshot proof(UUID snapshotId, String accountId, Instant observedAt) {
        Recorded<InventorySnapshotTaken> found = logged.get(snapshotId);
        if (found != null) {
            return of(found);
        }
        return new Snapshot(
                snapshotId,
                names.account(accountId),
                "not in the log yet",
                observedAt,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private Snapshot of(Recorded<InventorySnapshotTaken> recorded) {
        InventorySnapshotTaken taken = recorded.event();
        return new Snapshot(
                taken.snapshotId(),
                names.account(taken.accountId()),
                taken.source().name(),
                taken.observedAt(),
                taken.complete(),
                taken.importedAt(),
                totals(taken),
                taken.gaps(),
                taken.evidenceSha256(),
                recorded.index());
    }

    private static List<ControlTotal> totals(InventorySnapshotTaken taken) {
        TreeSet<String> kinds = new TreeSet<>(taken.declared().keySet());
        kinds.addAll(taken.parsed().keySet());
        return kinds.stream()
                .map(kind ->
                        new ControlTotal(
                                kind,
                                taken.declared().getOrDefault(kind, -1),
                                taken.parsed().getOrDefault(kind, 0)))
                .toList();
    }
}
