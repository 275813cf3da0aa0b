package dev.attest.collector.inventory;

import static dev.attest.collector.platform.Times.utc;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.attest.collector.imports.SnapshotView;
import dev.attest.events.inventory.InventorySnapshotTaken;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Snapshots, told apart by account, source and observed time.
public final class Snapshots {

    private static final TypeReference<Map<String, Integer>> TOTALS = new TypeReference<>() {};
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

    private final SqlConnection connection;

    public Snapshots(SqlConnection connection) {
        this.connection = connection;
    }

    /// A snapshot and the file it came from.
    public record Stored(SnapshotView view, String sha256) {

        /// Says that nothing is stored, and what to do if the account still looked like this later.
        public String known() {
            return "this file was imported before and shows "
                    + view.observedAt()
                    + "; if it was taken again later, name that moment";
        }
    }

    public Optional<Stored> at(String accountId, String source, Instant observedAt) {
        return first("observed_at = $3", Tuple.of(accountId, source, utc(observedAt)));
    }

    /// The last moment that a file was said to show: its bytes alone never show another.
    public Optional<Stored> of(String accountId, String source, String sha256) {
        return first(
                "evidence_sha256 = $3 order by observed_at desc limit 1",
                Tuple.of(accountId, source, sha256));
    }

    private Optional<Stored> first(String where, Tuple values) {
        RowIterator<Row> found =
                connection
                        .preparedQuery(
                                "select id, account_id, source, observed_at, complete, declared, parsed,"
                                        + " gaps, evidence_sha256 from snapshot"
                                        + " where account_id = $1 and source = $2 and "
                                        + where)
                        .executeAndAwait(values)
                        .iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        Row row = found.next();
        SnapshotView view =
                new SnapshotView(
                        row.getUUID(0),
                        row.getString(1),
                        row.getString(2),
                        row.getOffsetDateTime(3).toInstant(),
                        row.getBoolean(4),
                        totals(row.getString(5)),
                        totals(row.getString(6)),
                        words(row.getString(7)));
        return Optional.of(new Stored(view, row.getString(8)));
    }

    public SnapshotView keep(InventorySnapshotTaken taken, String fileName) {
        connection
                .preparedQuery(
                        "insert into snapshot (id, account_id, source, observed_at, imported_at, complete,"
                                + " declared, parsed, gaps, evidence_sha256, file_name)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
                .executeAndAwait(
                        Tuple.tuple(
                                List.of(
                                        taken.snapshotId(),
                                        taken.accountId(),
                                        taken.source().name(),
                                        utc(taken.observedAt()),
                                        utc(taken.importedAt()),
                                        taken.complete(),
                                        StoredJson.write(taken.declared()),
                                        StoredJson.write(taken.parsed()),
                                        StoredJson.write(taken.gaps()),
                                        taken.evidenceSha256(),
                                        fileName)));
        return new SnapshotView(
                taken.snapshotId(),
                taken.accountId(),
                taken.source().name(),
                taken.observedAt(),
                taken.complete(),
                taken.declared(),
                taken.parsed(),
                taken.gaps());
    }

    static Map<String, Integer> totals(String json) {
        return StoredJson.read(json, TOTALS);
    }

    static List<String> words(String json) {
        return StoredJson.read(json, WORDS);
    }
}
