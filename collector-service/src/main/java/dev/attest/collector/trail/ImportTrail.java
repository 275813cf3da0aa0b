package dev.attest.collector.trail;

import dev.attest.collector.accounts.UnlistedAccounts;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportCounts;
import dev.attest.collector.imports.ImportKind;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.imports.Imports.Started;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.imports.UnusableFile;
import dev.attest.collector.lake.Lake;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.rules.AlertRules;
import dev.attest.lake.LakeWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes in one CloudTrail file: reads it as a stream, stores what is new and raises alerts. A file
/// that fits into one batch costs one transaction.
@ApplicationScoped
public class ImportTrail {

    private final EvidenceFiles evidence;
    private final Imports imports;
    private final StoreActivity store;
    private final Transactions transactions;
    private final AlertRules rules;
    private final Lake lake;
    private final UnlistedAccounts unlisted;
    private final TrailConfig config;
    private final TrailLimits limits;
    private final RecordParser parser;
    private final RecordParser ownParser;

    ImportTrail(
            EvidenceFiles evidence,
            Imports imports,
            StoreActivity store,
            Transactions transactions,
            AlertRules rules,
            Lake lake,
            UnlistedAccounts unlisted,
            TrailConfig config,
            Clock clock) {
        this.evidence = evidence;
        this.imports = imports;
        this.store = store;
        this.transactions = transactions;
        this.rules = rules;
        this.lake = lake;
        this.unlisted = unlisted;
        this.config = config;
        limits =
                new TrailLimits(
                        config.maxFileBytes(),
                        config.maxRecordBytes(),
                        config.maxDepth(),
                        config.maxStringLength());
        TrailConfig.Noise noise = config.noise();
        NoiseFilter filter =
                new NoiseFilter(noise.serviceLinkedRoles(), noise.roles().orElse(List.of()));
        parser = new RecordParser(limits, filter, clock);
        ownParser = new RecordParser(limits, filter, clock, true);
    }

    /// @param replay reads a known file again, such as after a fix: known events stay as they are
    /// @param by who imports, for the journal
    public ImportReport run(ReceivedFile file, boolean replay, String by) throws IOException {
        return run(file, replay, by, config.store());
    }

    /// @param scope which records the database keeps
    public ImportReport run(ReceivedFile file, boolean replay, String by, Scope scope)
            throws IOException {
        return run(file, replay, by, scope, parser);
    }

    /// Takes in what Attest sends to itself: nobody else's file may hold such records.
    public ImportReport runOwn(ReceivedFile file) throws IOException {
        return run(file, false, "attest", config.store(), ownParser);
    }

    private ImportReport run(
            ReceivedFile file, boolean replay, String by, Scope scope, RecordParser records)
            throws IOException {
        Optional<ImportReport> known =
                replay ? Optional.empty() : imports.finished(ImportKind.CLOUDTRAIL, file);
        if (known.isPresent()) {
            return known.get();
        }
        try (InputStream in = open(file);
                LakeWriter events = lake.writer(file.sha256())) {
            TrailReading reading =
                    new TrailReading(
                            in,
                            limits,
                            records,
                            rules::watches,
                            events::add,
                            scope,
                            config.batchRows());
            TrailBatch first = reading.next();
            if (first.records().isEmpty() && !reading.quarantined().isEmpty()) {
                throw UnusableFile.because(file, reading.quarantined());
            }
            evidence.keep(file);
            // The lake has the events before the journal says that the file was read: whatever ends
            // the import on the way, sending the file again completes both.
            return reading.atEnd()
                    ? inOneTransaction(file, by, reading, first, events)
                    : inBatches(file, by, reading, first, events);
        }
    }

    private static InputStream open(ReceivedFile file) {
        try {
            return EvidenceFiles.open(file.path());
        } catch (IOException e) {
            throw UnusableFile.compressed(file, e);
        }
    }

    private ImportReport inOneTransaction(
            ReceivedFile file,
            String by,
            TrailReading reading,
            TrailBatch batch,
            LakeWriter events) {
        events.flush();
        store.prepare(batch);
        try {
            return transactions.call(connection -> {
                Started started = imports.start(connection, ImportKind.CLOUDTRAIL, file, by);
                events.publish();
                // Imports of one account wait for one another from here on.
                BatchOutcome outcome = store.store(connection, started.rawFile(), batch);
                List<String> warnings = unlisted.note(connection, reading.accounts());
                List<Quarantined> refused = reading.quarantined();
                ImportCounts counts = counts(reading, outcome);
                imports.finish(connection, started, counts, refused, reading.refused());
                return report(file, reading, counts, refused, reading.refused(), warnings);
            });
        } catch (RuntimeException e) {
            if (!StoreActivity.refusedByDatabase(e)) {
                throw e;
            }
            return inBatches(file, by, reading, batch, events);
        }
    }

    private ImportReport inBatches(
            ReceivedFile file,
            String by,
            TrailReading reading,
            TrailBatch first,
            LakeWriter events) {
        Started started = transactions.call(c -> imports.start(c, ImportKind.CLOUDTRAIL, file, by));
        BatchOutcome outcome;
        try (BatchesInFlight flight =
                new BatchesInFlight(
                        config.batchesInFlight(), b -> store.store(started.rawFile(), b))) {
            flight.add(first);
            while (!reading.atEnd()) {
                flight.add(reading.next());
            }
            outcome = flight.outcome();
        }
        events.publish();
        List<Quarantined> refused =
                Stream.concat(reading.quarantined().stream(), outcome.quarantined().stream())
                        .toList();
        int count = reading.refused() + outcome.quarantined().size();
        ImportCounts counts = counts(reading, outcome);
        List<String> warnings =
                transactions.call(connection -> {
                    imports.finish(connection, started, counts, refused, count);
                    return unlisted.note(connection, reading.accounts());
                });
        return report(file, reading, counts, refused, count, warnings);
    }

    private static ImportCounts counts(TrailReading reading, BatchOutcome outcome) {
        return new ImportCounts(
                reading.seen(),
                outcome.stored(),
                outcome.duplicates(),
                outcome.alerts(),
                reading.noise(),
                reading.passedOver());
    }

    private static ImportReport report(
            ReceivedFile file,
            TrailReading reading,
            ImportCounts counts,
            List<Quarantined> quarantined,
            int quarantinedCount,
            List<String> warnings) {
        return ImportReport.of(
                        ImportKind.CLOUDTRAIL,
                        file,
                        false,
                        counts,
                        quarantined,
                        quarantinedCount,
                        warnings,
                        null)
                .withContent(reading.contentSha256(), reading.newest());
    }
}
