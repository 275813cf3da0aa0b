package dev.attest.collector.inventory;

import static dev.attest.collector.inventory.InventoryRows.utc;

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
    public record Stored(SnapshotView view, String sha256) {}

    public Optional<Stored> at(String accountId, String source, Instant observedAt) {
        RowIterator<Row> found =
                connection
                        .preparedQuery(
                                "select id, complete, declared, parsed, gaps, evidence_sha256 from snapshot"
                                        + " where account_id = $1 and source = $2 and observed_at = $3")
                        .executeAndAwait(Tuple.of(accountId, source, utc(observedAt)))
                        .iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        Row row = found.next();
        SnapshotView view =
                new SnapshotView(
                        row.getUUID(0),
                        accountId,
                        source,
                        observedAt,
                        row.getBoolean(1),
                        totals(row.getString(2)),
                        totals(row.getString(3)),
                        words(row.getString(4)));
        return Optional.of(new Stored(view, row.getString(5)));
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
