package dev.attest.collector.collection;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.rest.IdempotencyKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Rounds of collection, and what people asked for.
@ApplicationScoped
class RunRows {

    /// How long planning a round may take before another replica does it.
    private static final int CLAIM_SECONDS = 120;

    private final Clock clock;

    RunRows(Clock clock) {
        this.clock = clock;
    }

    /// The run that was asked for under this key.
    ///
    /// @throws dev.attest.rest.ProblemException 422 when it was asked for with another body
    Optional<UUID> known(SqlConnection connection, String key, String body) {
        RowIterator<Row> found =
                connection
                        .preparedQuery(
                                "select id, request_body from collection_run where request_key = $1")
                        .executeAndAwait(Tuple.of(key))
                        .iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        Row row = found.next();
        if (!body.equals(row.getString(1))) {
            throw IdempotencyKey.reused();
        }
        return Optional.of(row.getUUID(0));
    }

    /// @return false when the key was used meanwhile
    boolean ask(SqlConnection connection, UUID id, String by, String key, String body, int tasks) {
        return connection
                        .preparedQuery(
                                "insert into collection_run (id, requested_by, requested_at, request_key,"
                                        + " request_body, tasks) values ($1, $2, $3, $4, $5, $6)"
                                        + " on conflict do nothing")
                        .executeAndAwait(Tuple.of(id, by, now(), key, body, tasks))
                        .rowCount()
                == 1;
    }

    /// Claims a slot of the schedule, or takes it over from a replica that died at it.
    ///
    /// @return the run to plan; empty when it is planned or another replica is at it
    Optional<UUID> claim(SqlConnection connection, UUID id, Instant slot) {
        RowIterator<Row> claimed =
                connection
                        .preparedQuery(
                                "insert into collection_run as r (id, slot, requested_by, requested_at,"
                                        + " claimed_until) values ($1, $2, $3, $4,"
                                        + " clock_timestamp() + make_interval(secs => $5))"
                                        + " on conflict (slot) do update"
                                        + " set claimed_until = excluded.claimed_until"
                                        + " where r.tasks is null and r.claimed_until < clock_timestamp()"
                                        + " returning r.id")
                        .executeAndAwait(
                                Tuple.of(
                                        id,
                                        utc(slot),
                                        TaskRows.SCHEDULE,
                                        now(),
                                        (double) CLAIM_SECONDS))
                        .iterator();
        return claimed.hasNext() ? Optional.of(claimed.next().getUUID(0)) : Optional.empty();
    }

    /// @return false when another replica planned it meanwhile
    boolean planned(SqlConnection connection, UUID id, int tasks) {
        return connection
                        .preparedQuery(
                                "update collection_run set tasks = $2 where id = $1 and tasks is null")
                        .executeAndAwait(Tuple.of(id, tasks))
                        .rowCount()
                == 1;
    }

    List<Place> withoutPaused(SqlConnection connection, List<Place> places) {
        Set<Place> paused = new HashSet<>();
        connection
                .query("select account_id, region, source from checkpoint where state = 'PAUSED'")
                .executeAndAwait()
                .forEach(row ->
                        paused.add(
                                new Place(row.getString(0), row.getString(1), row.getString(2))));
        return places.stream().filter(place -> !paused.contains(place)).toList();
    }

    /// When each place was last collected, whatever came of it.
    Map<Place, Instant> lastRuns(SqlConnection connection) {
        Map<Place, Instant> runs = new HashMap<>();
        connection
                .query(
                        "select account_id, region, source, last_run from checkpoint"
                                + " where last_run is not null")
                .executeAndAwait()
                .forEach(row ->
                        runs.put(
                                new Place(row.getString(0), row.getString(1), row.getString(2)),
                                row.getOffsetDateTime(3).toInstant()));
        return runs;
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }
}
