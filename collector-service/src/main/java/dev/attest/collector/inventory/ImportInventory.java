package dev.attest.collector.inventory;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportConfig;
import dev.attest.collector.imports.ImportCounts;
import dev.attest.collector.imports.ImportKind;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.imports.Imports.Started;
import dev.attest.collector.imports.ObservedAt;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.imports.SnapshotView;
import dev.attest.collector.imports.UnusableFile;
import dev.attest.collector.inventory.reading.InventoryBounds;
import dev.attest.collector.inventory.reading.InventoryFile;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.outbox.Ids;
import dev.attest.rest.ProblemException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Takes in one inventory file as a snapshot of an account and source at a moment.
@ApplicationScoped
public class ImportInventory {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /// One file at a time: the heap holds one whole, not many.
    private final Semaphore turn = new Semaphore(1, true);

    private final EvidenceFiles evidence;
    private final Imports imports;
    private final Transactions transactions;
    private final Telling telling;
    private final InventoryBounds bounds;
    private final JoinPrincipals joins;
    private final Ids ids;
    private final Clock clock;

    ImportInventory(
            EvidenceFiles evidence,
            Imports imports,
            Transactions transactions,
            Telling telling,
            ImportConfig config,
            JoinPrincipals joins,
            Ids ids,
            Clock clock) {
        this.evidence = evidence;
        this.imports = imports;
        this.transactions = transactions;
        this.telling = telling;
        this.bounds =
                new InventoryBounds(
                        config.maxInventoryBytes(), config.maxPrincipals(), config.maxElements());
        this.joins = joins;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is known of a file beside its content.
    ///
    /// @param observedAt nothing in it is older
    /// @param finishedAt nothing in it is newer
    /// @param gaps what whoever made it could not read, in words
    public record Taken(Instant observedAt, Instant finishedAt, List<String> gaps) {
        public Taken {
            gaps = List.copyOf(gaps);
        }
    }

    /// @param account the account the caller names; null when the file has to tell
    /// @param at the moment the file shows; null for now, unless the same bytes were imported
    ///   before: an old file never becomes a newer observation by itself
    /// @param by who imports, for the journal
    public ImportReport run(
            ReceivedFile file, @Nullable String account, @Nullable Instant at, String by)
            throws IOException {
        Instant observedAt = ObservedAt.of(at, clock.instant());
        return run(file, account, new Taken(observedAt, observedAt, List.of()), at != null, by);
    }

    /// Takes in what the collector itself read from AWS.
    public ImportReport run(ReceivedFile file, String account, Taken taken, String by)
            throws IOException {
        Instant observedAt = ObservedAt.of(taken.observedAt(), clock.instant());
        Taken checked = new Taken(observedAt, taken.finishedAt(), taken.gaps());
        return run(file, account, checked, true, by);
    }

    private ImportReport run(
            ReceivedFile file, @Nullable String account, Taken taken, boolean said, String by)
            throws IOException {
        turn.acquireUninterruptibly();
        try {
            Reading reading = read(file, account);
            for (String gap : taken.gaps()) {
                reading = reading.lacking(gap);
            }
            return run(file, reading, taken, said, by);
        } finally {
            turn.release();
        }
    }

    private ImportReport run(
            ReceivedFile file, Reading reading, Taken taken, boolean said, String by)
            throws IOException {
        evidence.keep(file);
        return transactions.call(connection -> {
            new InventoryRows(connection).lock();
            Optional<Snapshots.Stored> same =
                    same(connection, file, reading, taken.observedAt(), said);
            return same.isPresent()
                    ? again(file, reading, same.get())
                    : store(connection, file, reading, taken, by);
        });
    }

    private Reading read(ReceivedFile file, @Nullable String account) throws IOException {
        try {
            Reading reading = new InventoryFile(file.path(), bounds, account).read();
            boolean nothing = reading.parsed().values().stream().allMatch(count -> count == 0);
            if (nothing && !reading.refused().isEmpty()
                    || !ACCOUNT.matcher(reading.accountId()).matches()) {
                throw UnusableFile.because(file, reasons(reading));
            }
            return reading;
        } catch (InventoryFile.UnknownContentException e) {
            throw UnusableFile.because(
                    file, List.of(new Quarantined("byte 0", String.valueOf(e.getMessage()), "")));
        } catch (EOFException | ZipException e) {
            throw UnusableFile.compressed(file, e);
        }
    }

    private static List<Quarantined> reasons(Reading reading) {
        return reading.refused().isEmpty()
                ? List.of(
                        new Quarantined(
                                "byte 0", "the file does not say of which account it is", ""))
                : reading.refused();
    }

    /// @param said whether the caller said what moment the file shows
    private static Optional<Snapshots.Stored> same(
            SqlConnection connection,
            ReceivedFile file,
            Reading reading,
            Instant observedAt,
            boolean said) {
        Snapshots snapshots = new Snapshots(connection);
        String source = reading.source().name();
        Optional<Snapshots.Stored> known =
                said ? Optional.empty() : snapshots.of(reading.accountId(), source, file.sha256());
        return known.or(() -> snapshots.at(reading.accountId(), source, observedAt));
    }

    private ImportReport store(
            SqlConnection connection, ReceivedFile file, Reading reading, Taken taken, String by) {
        Started started = imports.start(connection, ImportKind.INVENTORY, file, by);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoreReading.Stored stored =
                new StoreReading(connection, ids.next(), taken, now).store(reading, file);
        List<InventoryEvent> events = new ArrayList<>(stored.events());
        // The snapshot is told last.
        events.addAll(events.size() - 1, joins.join(connection, stored.snapshot().accountId()));
        telling.tell(connection, events);
        ImportCounts counts = counts(reading);
        imports.finish(connection, started, counts, reading.refused(), reading.refusedCount());
        return report(file, reading, counts, false, reading.warnings(), stored.snapshot());
    }

    private static ImportReport again(ReceivedFile file, Reading reading, Snapshots.Stored same) {
        if (!same.sha256().equals(file.sha256())) {
            throw ProblemException.conflict(
                    "snapshot-exists",
                    "%s: another file is known as the snapshot of %s of account %s at %s; a later one needs a later moment"
                            .formatted(
                                    file.name(),
                                    reading.source(),
                                    reading.accountId(),
                                    same.view().observedAt()));
        }
        ImportCounts counts = counts(reading);
        List<String> warnings = new ArrayList<>(reading.warnings());
        warnings.add(same.known());
        return report(
                file,
                reading,
                ImportCounts.of(counts.records(), 0, counts.stored()),
                true,
                warnings,
                same.view());
    }

    private static ImportCounts counts(Reading reading) {
        List<String> kinds =
                switch (reading.source()) {
                    case IAM_AUTHORIZATION_DETAILS -> List.of("users", "roles");
                    case IAM_CREDENTIAL_REPORT, IDENTITY_CENTER -> List.of("users");
                    case IAM_ACCESS_KEYS -> List.of("accessKeys");
                    case ORGANIZATION -> List.of("accounts");
                    case PEOPLE -> List.of("people");
                };
        return ImportCounts.of(
                kinds.stream().mapToInt(k -> reading.declared().getOrDefault(k, 0)).sum(),
                kinds.stream().mapToInt(k -> reading.parsed().getOrDefault(k, 0)).sum(),
                0);
    }

    private static ImportReport report(
            ReceivedFile file,
            Reading reading,
            ImportCounts counts,
            boolean alreadyImported,
            List<String> warnings,
            SnapshotView snapshot) {
        return ImportReport.of(
                ImportKind.INVENTORY,
                file,
                alreadyImported,
                counts,
                reading.refused(),
                reading.refusedCount(),
                warnings,
                snapshot);
    }
}
