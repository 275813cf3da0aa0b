package dev.attest.collector.auditors;

import static dev.attest.collector.platform.Times.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.rest.Cursor;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Readings, as they are kept and listed.
@ApplicationScoped
class ReadingRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Control>> CONTROLS = new TypeReference<>() {};
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, account_id, region, kind, status, reason, observed_at, finished_at, pages, items,"
                    + " changes, errors, controls, problems, evidence_sha256, snapshot_id";
    private static final String FILTER =
            " where ($1::text is null or account_id = $1) and ($2::text is null or kind = $2)";

    private final Pool pool;

    ReadingRows(Pool pool) {
        this.pool = pool;
    }

    void add(
            SqlConnection connection,
            UUID id,
            Audit audit,
            NewReading reading,
            Instant finished,
            int changes,
            String evidence) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(id);
        values.add(audit.task().place().accountId());
        values.add(audit.region());
        values.add(audit.kind());
        values.add(reading.status().name());
        values.add(reading.reason());
        values.add(utc(audit.observedAt()));
        values.add(utc(finished));
        values.add(audit.recorder().pages());
        values.add(reading.items());
        values.add(changes);
        values.add(audit.sink().errors());
        values.add(write(audit.sink().controls()));
        values.add(write(reading.gaps()));
        values.add(evidence);
        values.add(reading.snapshot());
        connection
                .preparedQuery(
                        "insert into inventory_reading ("
                                + COLUMNS
                                + ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
                                + " $14, $15, $16)")
                .executeAndAwait(Tuple.from(values));
    }

    /// Newest first.
    Page<ReadingView> list(@Nullable String account, @Nullable String kind, PageRequest page) {
        var after = page.after(2);
        OffsetDateTime before =
                after.map(parts -> utc(Cursor.instant(parts.getFirst()))).orElse(null);
        UUID last = after.map(parts -> Cursor.uuid(parts.getLast())).orElse(null);
        List<ReadingView> rows =
                rows(
                        "select "
                                + COLUMNS
                                + " from inventory_reading"
                                + FILTER
                                + " and ($3::timestamptz is null or (observed_at, id) < ($3, $4))"
                                + " order by observed_at desc, id desc limit $5",
                        Tuple.tuple()
                                .addString(account)
                                .addString(kind)
                                .addOffsetDateTime(before)
                                .addUUID(last)
                                .addInteger(page.limit() + 1));
        return Page.of(
                rows,
                page.limit(),
                row -> Cursor.encode(row.observedAt().toString(), row.id().toString()));
    }

    /// The last reading of each kind in each account and region that shows a moment or one before.
    /// What a report shows may be older than a refusal that came before it.
    Page<ReadingView> coverage(
            @Nullable String account, @Nullable String kind, Instant at, PageRequest page) {
        var after = page.after(3);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(account);
        values.add(kind);
        values.add(utc(at));
        for (int i = 0; i < 3; i++) {
            int part = i;
            values.add(after.map(parts -> parts.get(part)).orElse(null));
        }
        values.add(page.limit() + 1);
        List<ReadingView> rows =
                rows(
                        "select distinct on (account_id, kind, region) "
                                + COLUMNS
                                + " from inventory_reading"
                                + FILTER
                                + " and observed_at <= $3 and ($4::text is null"
                                + " or (account_id, kind, region) > ($4::text, $5::text, $6::text))"
                                + " order by account_id, kind, region, finished_at desc, id desc limit $7",
                        Tuple.from(values));
        return Page.of(
                rows,
                page.limit(),
                row -> Cursor.encode(row.accountId(), row.kind(), row.region()));
    }

    /// The SHA-256 under which AWS's answers are kept; empty when there is no such reading.
    Optional<String> evidence(UUID id) {
        RowIterator<Row> found =
                pool.preparedQuery("select evidence_sha256 from inventory_reading where id = $1")
                        .executeAndAwait(Tuple.of(id))
                        .iterator();
        return found.hasNext() ? Optional.of(found.next().getString(0)) : Optional.empty();
    }

    private List<ReadingView> rows(String sql, Tuple values) {
        List<ReadingView> found = new ArrayList<>();
        pool.preparedQuery(sql).executeAndAwait(values).forEach(row -> found.add(view(row)));
        return found;
    }

    private static ReadingView view(Row row) {
        return new ReadingView(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                ReadingStatus.valueOf(row.getString(4)),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getOffsetDateTime(7).toInstant(),
                row.getInteger(8),
                row.getInteger(9),
                row.getInteger(10),
                row.getInteger(11),
                read(row.getString(12), CONTROLS),
                read(row.getString(13), WORDS),
                row.getString(14),
                row.getUUID(15));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass(), e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reading is damaged", e);
        }
    }
}
