package dev.attest.collector.inventory.history;

import static dev.attest.collector.platform.Times.utc;
import static dev.attest.collector.platform.Times.utcOrNull;

import dev.attest.collector.inventory.history.History.Next;
import dev.attest.collector.inventory.history.History.Stretch;
import dev.attest.collector.inventory.history.History.Subject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tables of the history, as one reading sees them in its transaction.
final class HistoryRows {

    private static final String SCOPE = "account_id = $1 and region = $2 and kind = $3";
    private static final String STRETCH =
            "select type, subject_id, valid_from, valid_to, state_sha256 from inventory_state where "
                    + SCOPE;

    private final SqlConnection connection;

    HistoryRows(SqlConnection connection) {
        this.connection = connection;
    }

    /// @param shown what a reading in part says something of
    /// @return false when the moment is known
    boolean add(Scope scope, Moment moment, Set<Subject> shown) {
        String[] subjects = shown.stream().map(Subject::text).toArray(String[]::new);
        return connection
                        .preparedQuery(
                                "insert into inventory_moment (account_id, region, kind, observed_at,"
                                        + " finished_at, complete, reading_id, shown)"
                                        + " values ($1, $2, $3, $4, $5, $6, $7,"
                                        + " case when $6 then null else $8::text[] end)"
                                        + " on conflict do nothing")
                        .executeAndAwait(
                                of(scope)
                                        .addOffsetDateTime(utc(moment.observedAt()))
                                        .addOffsetDateTime(utc(moment.finishedAt()))
                                        .addBoolean(moment.complete())
                                        .addUUID(moment.reading())
                                        .addArrayOfString(subjects))
                        .rowCount()
                == 1;
    }

    Next next(Scope scope, Instant at) {
        Instant listed = listed(scope, at);
        Map<Subject, Instant> shown = new HashMap<>();
        connection
                .preparedQuery(
                        "select observed_at, shown from inventory_moment where "
                                + SCOPE
                                + " and observed_at > $4 and not complete"
                                + " and ($5::timestamptz is null or observed_at < $5)"
                                + " order by observed_at")
                .executeAndAwait(
                        of(scope).addOffsetDateTime(utc(at)).addOffsetDateTime(utcOrNull(listed)))
                .forEach(row -> {
                    Instant moment = row.getOffsetDateTime(0).toInstant();
                    for (String subject : row.getArrayOfStrings(1)) {
                        shown.putIfAbsent(Subject.parse(subject), moment);
                    }
                });
        return new Next(listed, shown);
    }

    /// The next moment after one at which everything was listed.
    private @Nullable Instant listed(Scope scope, Instant at) {
        Row row =
                connection
                        .preparedQuery(
                                "select min(observed_at) from inventory_moment where "
                                        + SCOPE
                                        + " and observed_at > $4 and complete")
                        .executeAndAwait(of(scope).addOffsetDateTime(utc(at)))
                        .iterator()
                        .next();
        OffsetDateTime next = row.getOffsetDateTime(0);
        return next == null ? null : next.toInstant();
    }

    /// What was there at a moment.
    Map<Subject, Stretch> at(Scope scope, Instant at) {
        return stretches(
                STRETCH + " and valid_from <= $4 and (valid_to is null or valid_to > $4)",
                scope,
                at);
    }

    /// What came after a moment, each as it was first.
    Map<Subject, Stretch> after(Scope scope, Instant at) {
        return stretches(STRETCH + " and valid_from > $4 order by valid_from desc", scope, at);
    }

    private Map<Subject, Stretch> stretches(String sql, Scope scope, Instant at) {
        Map<Subject, Stretch> found = new HashMap<>();
        connection
                .preparedQuery(sql)
                .executeAndAwait(of(scope).addOffsetDateTime(utc(at)))
                .forEach(row -> {
                    var subject = new Subject(row.getString(0), row.getString(1));
                    OffsetDateTime to = row.getOffsetDateTime(3);
                    found.put(
                            subject,
                            new Stretch(
                                    subject,
                                    row.getOffsetDateTime(2).toInstant(),
                                    to == null ? null : to.toInstant(),
                                    row.getString(4)));
                });
        return found;
    }

    void apply(Scope scope, HistoryChanges changes) {
        batch(
                "insert into inventory_state (account_id, region, kind, type, subject_id, name, state,"
                        + " state_sha256, valid_from, valid_to)"
                        + " select account_id, region, kind, type, subject_id, name, state,"
                        + " state_sha256, $7::timestamptz, valid_to from inventory_state where "
                        + SCOPE
                        + " and type = $4 and subject_id = $5 and valid_from = $6",
                changes.resumed().stream()
                        .map(r -> of(scope, r.of()).addOffsetDateTime(utc(r.from())))
                        .toList());
        move("valid_to", scope, changes.ended(), changes.at());
        move("valid_from", scope, changes.earlier(), changes.at());
        batch(
                "insert into inventory_state (account_id, region, kind, type, subject_id, name, state,"
                        + " state_sha256, valid_from, valid_to)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                changes.begun().stream()
                        .map(b ->
                                of(scope)
                                        .addString(b.subject().type())
                                        .addString(b.subject().id())
                                        .addString(b.state().name())
                                        .addString(b.state().json())
                                        .addString(b.state().sha256())
                                        .addOffsetDateTime(utc(b.from()))
                                        .addOffsetDateTime(utcOrNull(b.to())))
                        .toList());
    }

    private void move(String end, Scope scope, List<Stretch> stretches, Instant to) {
        batch(
                "update inventory_state set "
                        + end
                        + " = $7 where "
                        + SCOPE
                        + " and type = $4 and subject_id = $5 and valid_from = $6",
                stretches.stream().map(s -> of(scope, s).addOffsetDateTime(utc(to))).toList());
    }

    private void batch(String sql, List<Tuple> rows) {
        if (!rows.isEmpty()) {
            connection.preparedQuery(sql).executeBatchAndAwait(rows);
        }
    }

    private static Tuple of(Scope scope, Stretch stretch) {
        return of(scope)
                .addString(stretch.subject().type())
                .addString(stretch.subject().id())
                .addOffsetDateTime(utc(stretch.from()));
    }

    private static Tuple of(Scope scope) {
        return Tuple.of(scope.accountId(), scope.region(), scope.kind());
    }
}
