package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.Place;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.imports.ImportKind;
import dev.attest.collector.imports.ImportReport;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trail.ImportTrail;
import dev.attest.collector.trail.Scope;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Stores looked-up events the way trail files are stored: the bytes as evidence, the records as
/// activity, the alerts beside them. What is known already leaves no second file.
@ApplicationScoped
class StoreLookup {

    private static final Logger LOG = Logger.getLogger(StoreLookup.class);
    private static final String COLLECTION = "collection";
    private static final int AT_ONCE = 2;
    private static final String KNOWN =
            "select event_id from activity where event_id = any ($1) and account_id = $2"
                    + " and event_day between $3 and $4";

    private final Pool pool;
    private final EvidenceFiles evidence;
    private final ImportTrail trail;
    private final Imports imports;
    private final Transactions transactions;
    private final RefusedRecords refused;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    StoreLookup(
            Pool pool,
            EvidenceFiles evidence,
            ImportTrail trail,
            Imports imports,
            Transactions transactions,
            RefusedRecords refused) {
        this.pool = pool;
        this.evidence = evidence;
        this.trail = trail;
        this.imports = imports;
        this.transactions = transactions;
        this.refused = refused;
    }

    /// @param fresh the events that were not known
    /// @param count how many of them were stored: another replica may have been quicker
    record Stored(List<LookedUp> fresh, int count, int alerts, int refused) {
        static final Stored NOTHING = new Stored(List.of(), 0, 0, 0);
    }

    Stored store(Place place, List<LookedUp> events) throws InterruptedException {
        if (events.isEmpty()) {
            return Stored.NOTHING;
        }
        List<LookedUp> unknown = unknown(place, events);
        List<LookedUp> fresh = unknown.isEmpty() ? unknown : refused.without(place, unknown);
        if (fresh.isEmpty()) {
            return Stored.NOTHING;
        }
        places.acquire();
        try {
            Stored stored = imported(place, fresh);
            if (stored.refused() > 0) {
                // what was not refused is known now
                refused.remember(place, unknown(place, fresh));
            }
            return stored;
        } finally {
            places.release();
        }
    }

    private List<LookedUp> unknown(Place place, List<LookedUp> events) {
        Set<String> seen = new HashSet<>();
        pool.preparedQuery(KNOWN)
                .executeAndAwait(
                        Tuple.of(
                                events.stream().map(LookedUp::id).toArray(String[]::new),
                                place.accountId(),
                                day(events, true),
                                day(events, false)))
                .forEach(row -> seen.add(row.getString(0)));
        return events.stream()
                .filter(event -> event.id().isEmpty() || seen.add(event.id()))
                .toList();
    }

    private Stored imported(Place place, List<LookedUp> fresh) {
        String name =
                "lookup/%s/%s-%s.json".formatted(place, time(fresh, true), time(fresh, false));
        try {
            ReceivedFile file =
                    evidence.receive(name, new ByteArrayInputStream(TrailFile.of(fresh)));
            try {
                // whoever names a source to be looked up wants its records in the database
                ImportReport report = trail.run(file, false, COLLECTION, Scope.ALL);
                return new Stored(
                        fresh, report.stored(), report.alerts(), report.quarantinedCount());
            } catch (ProblemException e) {
                setAside(file, e);
                return new Stored(List.of(), 0, 0, fresh.size());
            } finally {
                evidence.discard(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the events of " + place + " cannot be kept", e);
        }
    }

    private void setAside(ReceivedFile file, ProblemException problem) throws IOException {
        LOG.warnf("no record of %s can be read: %s", file.name(), problem.getMessage());
        evidence.keepRefused(file);
        List<Violation> violations =
                Objects.requireNonNullElse(problem.problem().violations(), List.of());
        List<Quarantined> parts =
                violations.stream()
                        .map(each -> new Quarantined(each.pointer(), each.message(), ""))
                        .toList();
        transactions.call(connection ->
                imports.refused(connection, ImportKind.CLOUDTRAIL, file, COLLECTION, parts));
    }

    private static LocalDate day(List<LookedUp> events, boolean first) {
        return time(events, first).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant time(List<LookedUp> events, boolean first) {
        var times = events.stream().map(LookedUp::time).sorted().toList();
        return first ? times.getFirst() : times.getLast();
    }
}
