package dev.attest.collector.trail;

import dev.attest.collector.alerts.RaiseAlerts;
import dev.attest.collector.alerts.WatchedActivity;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.platform.Text;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trail.ActivityRows.Key;
import dev.attest.collector.trail.TrailBatch.WatchedRecord;
import dev.attest.events.EventEnvelope;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.Ids;
import dev.attest.outbox.ReactiveOutbox;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Stores one batch of records together with the alerts they raise and the events that tell both:
/// all of it or nothing.
@ApplicationScoped
class StoreActivity {

    private final ActivityRows rows;
    private final ActivityPartitions partitions;
    private final RaiseAlerts alerts;
    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;
    private final Transactions transactions;

    StoreActivity(
            ActivityRows rows,
            ActivityPartitions partitions,
            RaiseAlerts alerts,
            ReactiveOutbox outbox,
            Envelopes envelopes,
            Ids ids,
            Transactions transactions) {
        this.rows = rows;
        this.partitions = partitions;
        this.alerts = alerts;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.ids = ids;
        this.transactions = transactions;
    }

    /// Creates what must exist before the batch's transaction.
    void prepare(TrailBatch batch) {
        partitions.ensure(
                batch.records().stream()
                        .map(r -> r.activity().eventTime().atOffset(ZoneOffset.UTC).toLocalDate())
                        .collect(Collectors.toSet()));
    }

    /// Stores a batch in a transaction of its own. When the database refuses a value, the batch is
    /// halved until the refused record stands alone.
    BatchOutcome store(long rawFile, TrailBatch batch) {
        if (batch.records().isEmpty()) {
            return BatchOutcome.NOTHING;
        }
        prepare(batch);
        try {
            return transactions.call(connection -> store(connection, rawFile, batch));
        } catch (RuntimeException e) {
            if (!refusedByDatabase(e)) {
                throw e;
            }
            return batch.records().size() == 1
                    ? setAside(batch.records().getFirst(), e)
                    : batch.halves().stream()
                            .map(half -> store(rawFile, half))
                            .reduce(BatchOutcome.NOTHING, BatchOutcome::plus);
        }
    }

    /// Stores a batch in a transaction that somebody else ends.
    BatchOutcome store(SqlConnection connection, long rawFile, TrailBatch batch) {
        if (batch.records().isEmpty()) {
            return BatchOutcome.NOTHING;
        }
        Set<Key> added = rows.insert(connection, rawFile, batch.records());
        int stored = added.size();
        List<TrailRecord> fresh = fresh(batch, added);
        SessionsSeen.keep(connection, fresh);
        List<AlertRaised> raised =
                alerts.raise(connection, watched(connection, rawFile, batch, fresh));
        if (stored > 0 || !raised.isEmpty()) {
            tell(connection, fresh, raised);
        }
        return new BatchOutcome(stored, batch.records().size() - stored, raised.size(), List.of());
    }

    /// A value that PostgreSQL does not take: wrong data, a violated constraint, a key too long.
    static boolean refusedByDatabase(RuntimeException e) {
        if (!(e instanceof PgException refusal) || refusal.getSqlState() == null) {
            return false;
        }
        String state = refusal.getSqlState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    private static BatchOutcome setAside(TrailRecord record, RuntimeException e) {
        return new BatchOutcome(
                0,
                0,
                0,
                List.of(
                        new Quarantined(
                                "record " + (record.ordinal() + 1) + " at byte " + record.offset(),
                                "the database does not take the record: "
                                        + Text.shown(String.valueOf(e.getMessage())),
                                record.activity().eventId())));
    }

    /// The records that were stored: of those with one identity the first, whatever the others say.
    private static List<TrailRecord> fresh(TrailBatch batch, Set<Key> added) {
        Set<Key> left = new HashSet<>(added);
        return batch.records().stream().filter(record -> left.remove(Key.of(record))).toList();
    }

    /// What an alert says is what was stored: now, or from these very bytes before. A file that is
    /// read again is judged again, with what became known since.
    private List<WatchedActivity> watched(
            SqlConnection connection, long rawFile, TrailBatch batch, List<TrailRecord> stored) {
        Set<Integer> ordinals =
                stored.stream().map(TrailRecord::ordinal).collect(Collectors.toSet());
        List<TrailRecord> known =
                batch.watched().stream()
                        .map(WatchedRecord::record)
                        .filter(record -> !ordinals.contains(record.ordinal()))
                        .toList();
        Set<Long> offsets = rows.offsets(connection, rawFile, known);
        return batch.watched().stream()
                .filter(w ->
                        ordinals.contains(w.record().ordinal())
                                || offsets.contains(w.record().offset()))
                .map(w -> new WatchedActivity(w.record().activity(), w.json()))
                .toList();
    }

    private void tell(
            SqlConnection connection, List<TrailRecord> stored, List<AlertRaised> raised) {
        List<EventEnvelope<?>> events = new ArrayList<>();
        List<ActivityRecord> records =
                stored.stream()
                        .map(TrailRecord::activity)
                        .filter(record -> !SensorRecords.own(record))
                        .toList();
        ActivityBatches.of(records, ids::next).forEach(b -> events.add(envelopes.of(b)));
        raised.forEach(alert -> events.add(envelopes.of(alert)));
        if (!events.isEmpty()) {
            outbox.append(connection, events).await().indefinitely();
        }
    }
}
