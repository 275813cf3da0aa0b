package dev.attest.collector.collection;

import static dev.attest.collector.platform.Times.instantOrNull;
import static dev.attest.collector.platform.Times.utc;
import static dev.attest.collector.platform.Times.utcOrNull;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// How far each place was collected.
@ApplicationScoped
public class Checkpoints {

    private final Clock clock;

    public Checkpoints(Clock clock) {
        this.clock = clock;
    }

    /// A checkpoint as planning needs it.
    ///
    /// @param plannedUntil null before the first run
    /// @param sweptAt when a run last went far back
    public record Known(
            boolean paused, @Nullable Instant plannedUntil, @Nullable Instant sweptAt) {}

    /// The checkpoint of a place, locked; made when there is none.
    public Known open(SqlConnection connection, Place place) {
        connection
                .preparedQuery(
                        "insert into checkpoint (account_id, region, source, state)"
                                + " values ($1, $2, $3, 'ACTIVE') on conflict do nothing")
                .executeAndAwait(tuple(place));
        Row row =
                connection
                        .preparedQuery(
                                "select state, planned_until, swept_at from checkpoint"
                                        + " where account_id = $1 and region = $2 and source = $3"
                                        + " for update")
                        .executeAndAwait(tuple(place))
                        .iterator()
                        .next();
        return new Known(
                CheckpointState.valueOf(row.getString(0)) == CheckpointState.PAUSED,
                instantOrNull(row.getOffsetDateTime(1)),
                instantOrNull(row.getOffsetDateTime(2)));
    }

    /// Everything up to a moment is planned now.
    ///
    /// @param sweep whether this run goes far back
    public void planned(SqlConnection connection, Place place, Instant until, boolean sweep) {
        connection
                .preparedQuery(
                        "update checkpoint set planned_until = $4,"
                                + " swept_at = case when $5 then $4 else swept_at end"
                                + " where account_id = $1 and region = $2 and source = $3")
                .executeAndAwait(tuple(place).addOffsetDateTime(utc(until)).addBoolean(sweep));
    }

    /// Everything up to a moment was fetched.
    public void whole(SqlConnection connection, Place place, Instant until) {
        connection
                .preparedQuery(
                        "update checkpoint set whole_until = greatest(whole_until, $4)"
                                + " where account_id = $1 and region = $2 and source = $3")
                .executeAndAwait(tuple(place).addOffsetDateTime(utc(until)));
    }

    /// A time that was planned could not be had as long as AWS kept it. What of it was fetched
    /// before, and was only to be asked for again, is not lost.
    public void givenUp(SqlConnection connection, Place place, Instant from, Instant until) {
        connection
                .preparedQuery(
                        "update checkpoint set"
                                + " lost_from = least(lost_from, greatest(whole_until, $4)),"
                                + " lost_until = greatest(lost_until, $5)"
                                + " where account_id = $1 and region = $2 and source = $3"
                                + " and (whole_until is null or whole_until < $5)")
                .executeAndAwait(
                        tuple(place).addOffsetDateTime(utc(from)).addOffsetDateTime(utc(until)));
    }

    /// A time was never asked for, and AWS no longer keeps what happened in it.
    public void lost(SqlConnection connection, Place place, Instant from, Instant until) {
        connection
                .preparedQuery(
                        "update checkpoint set lost_from = least(lost_from, $4),"
                                + " lost_until = greatest(lost_until, $5)"
                                + " where account_id = $1 and region = $2 and source = $3")
                .executeAndAwait(
                        tuple(place).addOffsetDateTime(utc(from)).addOffsetDateTime(utc(until)));
    }

    void finished(SqlConnection connection, Place place, Outcome outcome) {
        Outcome.Failure failure = outcome.failure();
        var values = new ArrayList<@Nullable Object>();
        values.add(place.accountId());
        values.add(place.region());
        values.add(place.source());
        values.add(now());
        values.add(outcome.fetched());
        values.add(outcome.stored());
        values.add(outcome.refused());
        values.add(utcOrNull(outcome.lastEvent()));
        values.add(outcome.medianLateness());
        values.add(outcome.longestLateness());
        values.add(failure == null ? null : failure.reason());
        values.add((failure == null ? CheckpointState.ACTIVE : CheckpointState.ERROR).name());
        connection
                .preparedQuery(
                        "update checkpoint set last_run = $4::timestamptz, runs = runs + 1, fetched = fetched + $5,"
                                + " stored = stored + $6, refused = refused + $7,"
                                + " last_event = greatest(last_event, $8),"
                                + " lateness_median_seconds = coalesce($9, lateness_median_seconds),"
                                + " lateness_longest_seconds = greatest($10, lateness_longest_seconds),"
                                + " last_error = $11::text,"
                                + " last_error_at = case when $11::text is null then null else $4::timestamptz end,"
                                + " state = case when state = 'PAUSED' then state else $12 end,"
                                + " version = version + case when state in ('PAUSED', $12) then 0 else 1 end"
                                + " where account_id = $1 and region = $2 and source = $3")
                .executeAndAwait(Tuple.from(values));
    }

    /// Up to this moment nothing is missing; null before the first run was planned.
    @Nullable Instant complete(SqlConnection connection, Place place) {
        Row row =
                connection
                        .preparedQuery(
                                "select coalesce((select min(from_time) from collection_range r"
                                        + " where r.account_id = $1 and r.region = $2 and r.source = $3),"
                                        + " (select planned_until from checkpoint c"
                                        + " where c.account_id = $1 and c.region = $2 and c.source = $3))")
                        .executeAndAwait(tuple(place))
                        .iterator()
                        .next();
        return instantOrNull(row.getOffsetDateTime(0));
    }

    static Tuple tuple(Place place) {
        return Tuple.of(place.accountId(), place.region(), place.source());
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }
}
