package dev.attest.collector.people;

import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportConfig;
import dev.attest.collector.imports.ImportCounts;
import dev.attest.collector.imports.ImportKind;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.imports.ObservedAt;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.imports.SnapshotView;
import dev.attest.collector.imports.UnusableFile;
import dev.attest.collector.inventory.Linking;
import dev.attest.collector.inventory.Owners;
import dev.attest.collector.inventory.Snapshots;
import dev.attest.collector.platform.Telling;
import dev.attest.collector.platform.Transactions;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalObserved;
import dev.attest.outbox.Ids;
import dev.attest.rest.ProblemException;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Takes in the people file, and links principals to the people who claim them.
@ApplicationScoped
public class ImportPeople {

    /// People belong to no account of AWS.
    public static final String COMPANY = "company";

    private static final PersonRows.Claimed NO_CLAIM =
            new PersonRows.Claimed(Set.of(), Set.of(), Set.of());

    private final EvidenceFiles evidence;
    private final Imports imports;
    private final Transactions transactions;
    private final Telling telling;
    private final ImportConfig config;
    private final PeopleConfig people;
    private final PeopleChanged joins;
    private final Ids ids;
    private final Clock clock;

    ImportPeople(
            EvidenceFiles evidence,
            Imports imports,
            Transactions transactions,
            Telling telling,
            ImportConfig config,
            PeopleConfig people,
            PeopleChanged joins,
            Ids ids,
            Clock clock) {
        this.evidence = evidence;
        this.imports = imports;
        this.transactions = transactions;
        this.telling = telling;
        this.config = config;
        this.people = people;
        this.joins = joins;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param at the moment the file shows; null for now, unless the same bytes were imported
    ///   before: an old file never becomes a newer observation by itself
    /// @param by who imports, for the journal
    /// @throws dev.attest.collector.inventory.InventoryBusyException when somebody else takes too
    ///   long
    public ImportReport run(ReceivedFile file, @Nullable Instant at, String by) throws IOException {
        Instant observedAt = ObservedAt.of(at, clock.instant());
        PeopleReading reading = read(file);
        if (reading.people().isEmpty()) {
            throw UnusableFile.because(
                    file,
                    reading.refused().isEmpty()
                            ? List.of(new Quarantined("line 1", "the file lists no people", ""))
                            : reading.refused());
        }
        boolean said = at != null;
        evidence.keep(file);
        return transactions.call(connection -> {
            new Linking(connection).lock(config.lockPatience());
            Optional<Snapshots.Stored> same = same(connection, file, observedAt, said);
            return same.isPresent()
                    ? again(file, reading, same.get())
                    : store(connection, file, reading, observedAt, by);
        });
    }

    private PeopleReading read(ReceivedFile file) throws IOException {
        try (BufferedReader text =
                new BufferedReader(
                        new InputStreamReader(
                                EvidenceFiles.open(file.path(), config.maxInventoryBytes()),
                                StandardCharsets.UTF_8))) {
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            return PeopleFile.read(text);
        } catch (EOFException | ZipException e) {
            throw UnusableFile.compressed(file, e);
        }
    }

    /// @param said whether the caller said what moment the file shows
    private static Optional<Snapshots.Stored> same(
            SqlConnection connection, ReceivedFile file, Instant observedAt, boolean said) {
        Snapshots snapshots = new Snapshots(connection);
        String source = InventorySource.PEOPLE.name();
        Optional<Snapshots.Stored> known =
                said ? Optional.empty() : snapshots.of(COMPANY, source, file.sha256());
        return known.or(() -> snapshots.at(COMPANY, source, observedAt));
    }

    private ImportReport store(
            SqlConnection connection,
            ReceivedFile file,
            PeopleReading reading,
            Instant observedAt,
            String by) {
        Imports.Started started = imports.start(connection, ImportKind.PEOPLE, file, by);
        UUID snapshotId = ids.next();
        List<String> warnings = new ArrayList<>(reading.warnings());
        List<InventoryEvent> events =
                new ArrayList<>(changes(connection, reading, observedAt, warnings));
        InventorySnapshotTaken taken = taken(snapshotId, file, reading, observedAt);
        events.add(taken);
        SnapshotView view = new Snapshots(connection).keep(taken, file.name());
        telling.tell(connection, events);
        ImportCounts counts = ImportCounts.of(reading.lines(), reading.people().size(), 0);
        imports.finish(connection, started, counts, reading.refused(), reading.refusedCount());
        return report(file, reading, counts, false, warnings, view);
    }

    private List<InventoryEvent> changes(
            SqlConnection connection,
            PeopleReading reading,
            Instant observedAt,
            List<String> warnings) {
        Register register = new Register(connection, people.sources());
        Instant latest = register.latest(PersonSource.PEOPLE_FILE);
        if (latest != null && latest.isAfter(observedAt)) {
            warnings.add("a people file of " + latest + " is known: this older one changes nobody");
            return List.of();
        }
        Linking linking = new Linking(connection);
        Set<String> touched = register.list(reading.people(), observedAt);
        PersonRows.Claimed claimed =
                reading.tellsPrincipals()
                        ? new PersonRows(connection).keepClaims(reading.people())
                        : NO_CLAIM;
        List<String> listed = reading.people().stream().map(PersonReading::personId).toList();
        List<String> told = new ArrayList<>(listed);
        told.addAll(claimed.losers());
        if (reading.gaps().isEmpty()) {
            Set<String> left = register.leave(listed, observedAt);
            left.forEach(id -> warnings.add(id + " is no longer in the file and counts as left"));
            told.addAll(left);
        }
        warnings.addAll(reading.unseen(linking.unknown(reading.claimed())));
        told.addAll(touched);
        List<PrincipalObserved> relinked =
                linking.relink(claimed.principals(), claimed.uniqueIds());
        relinked.stream()
                .map(PrincipalObserved::personId)
                .filter(Objects::nonNull)
                .forEach(told::add);
        List<InventoryEvent> events =
                new ArrayList<>(new Owners(connection).observed(new LinkedHashSet<>(told)));
        events.addAll(relinked);
        events.addAll(joins.changed(connection, new LinkedHashSet<>(told)));
        return events;
    }

    private InventorySnapshotTaken taken(
            UUID id, ReceivedFile file, PeopleReading reading, Instant observedAt) {
        return new InventorySnapshotTaken(
                id,
                COMPANY,
                InventorySource.PEOPLE,
                observedAt,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                reading.gaps().isEmpty(),
                Map.of("people", reading.lines()),
                Map.of("people", reading.people().size()),
                reading.gaps(),
                file.sha256());
    }

    private static ImportReport again(
            ReceivedFile file, PeopleReading reading, Snapshots.Stored same) {
        if (!same.sha256().equals(file.sha256())) {
            throw ProblemException.conflict(
                    "snapshot-exists",
                    "%s: another people file of %s is known; a later one needs a later moment"
                            .formatted(file.name(), same.view().observedAt()));
        }
        int people = reading.people().size();
        List<String> warnings = new ArrayList<>(reading.warnings());
        warnings.add(same.known());
        return report(
                file,
                reading,
                ImportCounts.of(reading.lines(), 0, people),
                true,
                warnings,
                same.view());
    }

    private static ImportReport report(
            ReceivedFile file,
            PeopleReading reading,
            ImportCounts counts,
            boolean alreadyImported,
            List<String> warnings,
            SnapshotView snapshot) {
        return ImportReport.of(
                ImportKind.PEOPLE,
                file,
                alreadyImported,
                counts,
                reading.refused(),
                reading.refusedCount(),
                warnings,
                snapshot);
    }
}
