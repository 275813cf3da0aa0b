package dev.attest.collector.auditors;

import dev.attest.collector.collection.Checkpoints;
import dev.attest.collector.collection.Outcome;
import dev.attest.collector.collection.Outcome.Failure;
import dev.attest.collector.collection.Place;
import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.SnapshotView;
import dev.attest.collector.inventory.ImportInventory;
import dev.attest.collector.inventory.history.History;
import dev.attest.collector.inventory.history.Moment;
import dev.attest.collector.inventory.history.Scope;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Keeps what an auditor found: AWS's answers as evidence, the reading with its totals, and the
/// things in the inventory's history. A file for which there is a reader takes the way of imports.
@ApplicationScoped
class StoreAudit {

    private final EvidenceFiles evidence;
    private final ImportInventory imports;
    private final ReadingRows rows;
    private final TaskRows tasks;
    private final Checkpoints checkpoints;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    StoreAudit(
            EvidenceFiles evidence,
            ImportInventory imports,
            ReadingRows rows,
            TaskRows tasks,
            Checkpoints checkpoints,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.evidence = evidence;
        this.imports = imports;
        this.rows = rows;
        this.tasks = tasks;
        this.checkpoints = checkpoints;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// What AWS did not let happen.
    Outcome refused(Audit audit, String reason, Failure failure) throws IOException {
        keep(audit, NewReading.notEvaluated(reason));
        return Outcome.failed(failure);
    }

    /// What is not there to be read, such as a service that is off.
    Outcome notEvaluated(Audit audit, String reason) throws IOException {
        keep(audit, NewReading.notEvaluated(reason));
        return new Outcome(0, 0, 0, 0, null, List.of(), null);
    }

    Outcome read(Audit audit) throws IOException {
        Optional<InputStream> file = audit.sink().file();
        return file.isPresent() ? imported(audit, file.get()) : things(audit);
    }

    private Outcome imported(Audit audit, InputStream body) throws IOException {
        String name = name(audit) + (audit.sink().shows().isPresent() ? ".csv" : ".json");
        ReceivedFile file;
        try (body) {
            file = evidence.receive(name, body);
        }
        try {
            transactions.run(connection -> tasks.hold(connection, audit.task()));
            ImportReport report =
                    imports.run(file, audit.task().place().accountId(), taken(audit), "collection");
            return imported(audit, report);
        } catch (ProblemException e) {
            String reason = String.valueOf(e.getMessage());
            keep(audit, NewReading.notEvaluated(reason));
            return Outcome.failed(new Failure(reason, false, false));
        } finally {
            evidence.discard(file);
        }
    }

    private ImportInventory.Taken taken(Audit audit) {
        Instant finished =
                audit.sink().shows().isPresent()
                        ? audit.observedAt()
                        : clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ImportInventory.Taken(audit.observedAt(), finished, audit.sink().gaps());
    }

    private Outcome imported(Audit audit, ImportReport report) throws IOException {
        SnapshotView snapshot = report.snapshot();
        Set<String> found = new LinkedHashSet<>(audit.sink().gaps());
        UUID id = null;
        if (snapshot != null) {
            found.addAll(snapshot.gaps());
            id = snapshot.id();
        }
        List<String> gaps = List.copyOf(found);
        int stored = report.stored();
        keep(audit, NewReading.of(report.records(), stored, gaps).ofSnapshot(id));
        return outcome(report.records(), stored, report.quarantinedCount(), gaps);
    }

    private Outcome things(Audit audit) throws IOException {
        List<String> gaps = audit.sink().gaps();
        int items = audit.sink().things().size();
        int changes = keep(audit, NewReading.of(items, 0, gaps));
        return outcome(items, changes, audit.sink().errors(), gaps);
    }

    private static Outcome outcome(int items, int changes, int refused, List<String> gaps) {
        Failure failure =
                gaps.isEmpty()
                        ? null
                        : new Failure(
                                "read in part: " + String.join("; ", gaps.subList(0, 1)),
                                false,
                                false);
        return new Outcome(items, changes, 0, refused, null, List.of(), failure);
    }

    /// @return how many things came, went or changed
    private int keep(Audit audit, NewReading reading) throws IOException {
        ReceivedFile raw = audit.recorder().keep(name(audit) + ".calls.json.gz");
        UUID id = ids.next();
        Place place = audit.task().place();
        Instant finished = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.call(connection -> {
            tasks.hold(connection, audit.task());
            int changes = reading.changes();
            if (reading.evaluated() && reading.snapshot() == null) {
                var scope = new Scope(place.accountId(), audit.region(), audit.kind());
                var moment = new Moment(audit.started(), finished, reading.complete(), id);
                changes = new History(connection).keep(scope, moment, audit.sink().things());
            }
            rows.add(connection, id, audit, reading, finished, changes, raw.sha256());
            if (reading.complete()) {
                checkpoints.planned(connection, place, audit.observedAt(), false);
            }
            return changes;
        });
    }

    private static String name(Audit audit) {
        Place place = audit.task().place();
        return "evidence/%s/%s/%s/%s"
                .formatted(place.accountId(), audit.kind(), place.region(), audit.started());
    }
}
