package dev.attest.collector.imports;

import dev.attest.collector.evidence.ReceivedFile;
import dev.attest.collector.platform.Transactions;
import dev.attest.outbox.Ids;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The journal of imports: what came, what became of it, and what was refused.
@ApplicationScoped
public class Imports {

    private static final int SHOWN = 100;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public Imports(Transactions transactions, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /// An import that is under way.
    public record Started(UUID id, long rawFile, ImportKind kind, ReceivedFile file) {}

    /// What is known of a file that was imported to its end before.
    public Optional<ImportReport> finished(ImportKind kind, ReceivedFile file) {
        return transactions.call(connection -> {
            RowIterator<Row> found =
                    connection
                            .preparedQuery(
                                    "select id, records, quarantined, lake_only from import where sha256 = $1"
                                            + " and kind = $2 and state = 'DONE' order by started_at limit 1")
                            .executeAndAwait(Tuple.of(file.sha256(), kind.name()))
                            .iterator();
            return found.hasNext()
                    ? Optional.of(again(connection, kind, file, found.next()))
                    : Optional.<ImportReport>empty();
        });
    }

    private static ImportReport again(
            SqlConnection connection, ImportKind kind, ReceivedFile file, Row row) {
        List<Quarantined> quarantined = new ArrayList<>();
        connection
                .preparedQuery(
                        "select position, reason, value from quarantine where import_id = $1 order by id limit "
                                + SHOWN)
                .executeAndAwait(Tuple.of(row.getUUID(0)))
                .forEach(q ->
                        quarantined.add(
                                new Quarantined(q.getString(0), q.getString(1), q.getString(2))));
        int records = row.getInteger(1);
        int refused = row.getInteger(2);
        int lakeOnly = row.getInteger(3);
        return ImportReport.of(
                kind,
                file,
                true,
                new ImportCounts(records, 0, records - refused - lakeOnly, 0, 0, lakeOnly),
                quarantined,
                refused,
                List.of(),
                null);
    }

    /// Notes the file and the import.
    public Started start(SqlConnection connection, ImportKind kind, ReceivedFile file, String by) {
        OffsetDateTime now = now();
        long rawFile =
                connection
                        .preparedQuery(
                                "insert into raw_file (sha256, name, size, stored_at) values ($1, $2, $3, $4)"
                                        + " on conflict (sha256) do update set name = raw_file.name returning id")
                        .executeAndAwait(Tuple.of(file.sha256(), file.name(), file.size(), now))
                        .iterator()
                        .next()
                        .getLong(0);
        UUID id = ids.next();
        connection
                .preparedQuery(
                        "insert into import (id, kind, file_name, sha256, state, imported_by, started_at)"
                                + " values ($1, $2, $3, $4, 'RUNNING', $5, $6)")
                .executeAndAwait(Tuple.of(id, kind.name(), file.name(), file.sha256(), by, now));
        return new Started(id, rawFile, kind, file);
    }

    /// Closes the journal entry: the file is imported to its end, and all that was refused is
    /// listed.
    public void finish(
            SqlConnection connection,
            Started started,
            ImportCounts counts,
            List<Quarantined> quarantined) {
        finish(connection, started, counts, quarantined, quarantined.size());
    }

    /// Closes the journal entry: the file is imported to its end.
    ///
    /// @param quarantined what was refused; of very much only the first
    /// @param count how much was refused in all
    public void finish(
            SqlConnection connection,
            Started started,
            ImportCounts counts,
            List<Quarantined> quarantined,
            int count) {
        connection
                .preparedQuery(
                        "update import set state = 'DONE', records = $2, stored = $3, duplicates = $4,"
                                + " alerts = $5, quarantined = $6, finished_at = $7, noise = $8,"
                                + " lake_only = $9 where id = $1")
                .executeAndAwait(
                        Tuple.tuple(
                                List.of(
                                        started.id(),
                                        counts.records(),
                                        counts.stored(),
                                        counts.duplicates(),
                                        counts.alerts(),
                                        count,
                                        now(),
                                        counts.noise(),
                                        counts.lakeOnly())));
        if (!quarantined.isEmpty()) {
            connection
                    .preparedQuery(
                            "insert into quarantine (id, import_id, kind, file_name, sha256, position,"
                                    + " reason, value, quarantined_at)"
                                    + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
                    .executeBatchAndAwait(quarantined.stream().map(q -> row(started, q)).toList());
        }
    }

    /// Notes a file of which nothing can be taken in, and why.
    public boolean refused(
            SqlConnection connection,
            ImportKind kind,
            ReceivedFile file,
            String by,
            List<Quarantined> parts) {
        finish(connection, start(connection, kind, file, by), ImportCounts.of(0, 0, 0), parts);
        return true;
    }

    private Tuple row(Started started, Quarantined q) {
        return Tuple.tuple(
                List.of(
                        ids.next(),
                        started.id(),
                        started.kind().name(),
                        started.file().name(),
                        started.file().sha256(),
                        clean(q.position()),
                        clean(q.reason()),
                        clean(q.value()),
                        now()));
    }

    private static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\u2400');
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
