package dev.attest.collector.inventory;

import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.SnapshotView;
import dev.attest.collector.inventory.history.History;
import dev.attest.collector.inventory.history.Moment;
import dev.attest.collector.inventory.reading.AccountReading;
import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.InventorySnapshotTaken;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Brings one reading into the inventory and says what has to be told, in the order in which it has
/// to be told: the snapshot last.
final class StoreReading {

    /// @param snapshot as it was stored
    /// @param events what to tell
    record Stored(SnapshotView snapshot, List<InventoryEvent> events) {}

    private final SqlConnection connection;
    private final InventoryRows rows;
    private final StateRows states;
    private final UUID snapshotId;
    private final Instant observedAt;
    private final Instant finishedAt;
    private final Instant now;

    StoreReading(
            SqlConnection connection, UUID snapshotId, ImportInventory.Taken taken, Instant now) {
        this.connection = connection;
        rows = new InventoryRows(connection);
        states = new StateRows(connection);
        this.snapshotId = snapshotId;
        observedAt = taken.observedAt();
        finishedAt = taken.finishedAt();
        this.now = now;
    }

    Stored store(Reading read, ReceivedFile file) {
        Reading checked = new CompareKeys(rows, states, observedAt).checked(read);
        InventorySnapshotTaken taken = taken(checked, file);
        Reading reading = checked.complete() ? checked : partial(checked);
        SnapshotView view = new Snapshots(connection).keep(taken, file.name());
        rows.keepDocuments(reading.documents());
        Set<String> news = rows.keepManagedPolicies(reading.managedPolicies(), observedAt);
        List<InventoryEvent> accounts = accounts(reading);
        List<InventoryEvent> observed = new ArrayList<>();
        observed.addAll(new Shared(rows, states, reading, snapshotId, observedAt).apply());
        Principals.Change change =
                new Principals(
                                rows,
                                states,
                                new ClaimRows(connection),
                                reading,
                                snapshotId,
                                observedAt)
                        .apply();
        observed.addAll(change.observed());
        observed.addAll(new Rehash(states, rows.hashesOf(news)).apply(news, reading.accountId()));
        List<InventoryEvent> events = new ArrayList<>(accounts);
        events.addAll(
                new PolicyTelling(rows, snapshotId, observedAt).with(reading).before(observed));
        events.addAll(observed);
        events.addAll(change.gone());
        events.addAll(people(change));
        events.add(taken);
        new History(connection)
                .keep(ReadingThings.scope(reading), moment(checked), ReadingThings.of(reading));
        return new Stored(view, events);
    }

    private Reading partial(Reading read) {
        Map<String, Facet> before = new HashMap<>();
        rows.facets(read.accountId())
                .forEach((principal, sightings) -> {
                    InventoryRows.Sighting same = sightings.get(read.source());
                    if (same != null) {
                        before.put(principal, same.known().facet());
                    }
                });
        return new PartialReading(
                        states.groups(read.accountId()),
                        states.permissionSets(read.accountId()),
                        before,
                        rows.accounts(read.accounts()))
                .beside(read);
    }

    private Moment moment(Reading reading) {
        return new Moment(observedAt, finishedAt, reading.complete(), snapshotId);
    }

    private InventorySnapshotTaken taken(Reading reading, ReceivedFile file) {
        return new InventorySnapshotTaken(
                snapshotId,
                reading.accountId(),
                reading.source(),
                observedAt,
                now,
                reading.complete(),
                reading.declared(),
                reading.parsed(),
                reading.gaps(),
                file.sha256());
    }

    private List<InventoryEvent> accounts(Reading reading) {
        List<InventoryEvent> events = new ArrayList<>();
        Map<String, Instant> changed = rows.keepAccounts(reading.accounts(), observedAt);
        for (AccountReading account : reading.accounts()) {
            Instant toldAt = changed.get(account.accountId());
            if (toldAt != null) {
                events.add(observed(account, toldAt));
            }
        }
        String own = reading.accountId();
        if (rows.noteAccount(own, observedAt)) {
            events.add(
                    new AccountObserved(own, own, null, null, "ACTIVE", false, null, observedAt));
        }
        return events;
    }

    private static AccountObserved observed(AccountReading a, Instant toldAt) {
        return new AccountObserved(
                a.accountId(),
                a.name(),
                a.organizationId(),
                a.organizationalUnit(),
                a.status(),
                a.management(),
                a.ownerEmail(),
                toldAt);
    }

    /// Whose principals came or went: they are told anew with what exists now.
    private List<InventoryEvent> people(Principals.Change change) {
        return new ArrayList<>(new Owners(connection).observed(change.people()));
    }
}
