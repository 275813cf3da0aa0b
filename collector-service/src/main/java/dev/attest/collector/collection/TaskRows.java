package dev.attest.collector.collection;

import dev.attest.collector.platform.StoreWatch;
import dev.attest.events.collection.CollectionRequested;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Pieces of work and who is at them. Leases run by the database's clock, so replicas need not
/// agree on the time.
@ApplicationScoped
public class TaskRows implements StoreWatch.Backlog {

    /// Who asks in the name of the schedule.
    public static final String SCHEDULE = "schedule";

    private static final String ADD =
            "insert into collection_task (id, run_id, account_id, region, source, scheduled,"
                    + " requested_at, state, not_before)"
                    + " values ($1, $2, $3, $4, $5, $6, $7, 'WAITING', $7) on conflict do nothing";

    // Where few are at work first: the calls of an account and region are rationed together.
    private static final String TAKE =
            "update collection_task t set state = 'RUNNING', lease_owner = $1,"
                    + " lease_until = clock_timestamp() + make_interval(secs => $2), fence = fence + 1,"
                    + " attempts = attempts + 1, started_at = coalesce(started_at, clock_timestamp())"
                    + " where id = (select w.id from collection_task w"
                    + " where (w.state = 'WAITING' and w.not_before <= clock_timestamp()"
                    + " and not exists (select 1 from collection_task r where r.state = 'RUNNING'"
                    + " and r.account_id = w.account_id and r.region = w.region and r.source = w.source)"
                    + " or w.state = 'RUNNING' and w.lease_until < clock_timestamp())"
                    + " order by (select count(*) from collection_task r where r.state = 'RUNNING'"
                    + " and r.account_id = w.account_id and r.region = w.region), w.requested_at"
                    + " limit 1 for update of w skip locked)"
                    + " returning id, run_id, account_id, region, source, fence, attempts";

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;

    TaskRows(Pool pool) {
        this.pool = pool;
    }

    /// Notes a piece of work; one that is known, or a round whose predecessor is not done, adds
    /// nothing.
    public Uni<Void> add(SqlConnection connection, CollectionRequested asked) {
        var values = new ArrayList<@Nullable Object>();
        values.add(asked.taskId());
        values.add(asked.runId());
        values.add(asked.accountId());
        values.add(asked.region());
        values.add(asked.source());
        values.add(asked.requestedBy().equals(SCHEDULE));
        values.add(asked.requestedAt().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(ADD).execute(Tuple.from(values)).replaceWithVoid();
    }

    /// Takes a piece of work that waits, or one whose holder no longer says that it lives. When two
    /// reach for the same place, the second fails as [#contested].
    Optional<CollectionTask> take(SqlConnection connection, String owner, Duration lease) {
        var taken =
                connection
                        .preparedQuery(TAKE)
                        .executeAndAwait(Tuple.of(owner, seconds(lease)))
                        .iterator();
        return taken.hasNext() ? Optional.of(task(taken.next())) : Optional.empty();
    }

    /// Whether somebody else took a piece of work of the same place in the same moment.
    static boolean contested(RuntimeException e) {
        return e instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    /// Says that the holder of some pieces of work lives; who is no longer the holder of one
    /// changes nothing.
    ///
    /// @param patience how long the database may take
    void prolong(List<CollectionTask> held, Duration lease, Duration patience) {
        pool.preparedQuery(
                        "update collection_task t set lease_until = clock_timestamp() +"
                                + " make_interval(secs => $3)"
                                + " from unnest($1::uuid[], $2::int8[]) as h (id, fence)"
                                + " where t.id = h.id and t.fence = h.fence and t.state = 'RUNNING'")
                .execute(
                        Tuple.of(
                                held.stream().map(CollectionTask::id).toArray(UUID[]::new),
                                held.stream().map(CollectionTask::fence).toArray(Long[]::new),
                                seconds(lease)))
                .await()
                .atMost(patience);
    }

    /// Keeps the lease for as long as the transaction lasts: what it writes, the holder writes.
    ///
    /// @throws LeaseLostException when another replica is the holder now
    public void hold(SqlConnection connection, CollectionTask task) {
        held(
                connection
                        .preparedQuery(
                                "select 1 from collection_task where id = $1 and fence = $2"
                                        + " and state = 'RUNNING' for share")
                        .executeAndAwait(Tuple.of(task.id(), task.fence()))
                        .size(),
                task);
    }

    /// The same, before the row itself is changed.
    ///
    /// @throws LeaseLostException when another replica is the holder now
    void holdAlone(SqlConnection connection, CollectionTask task) {
        held(
                connection
                        .preparedQuery(
                                "select 1 from collection_task where id = $1 and fence = $2"
                                        + " and state = 'RUNNING' for no key update")
                        .executeAndAwait(Tuple.of(task.id(), task.fence()))
                        .size(),
                task);
    }

    void finish(SqlConnection connection, CollectionTask task, Outcome outcome) {
        Outcome.Failure failure = outcome.failure();
        connection
                .preparedQuery(
                        "update collection_task set state = $2, finished_at = clock_timestamp(),"
                                + " fetched = fetched + $3, stored = stored + $4, alerts = alerts + $5,"
                                + " error = $6, lease_until = null where id = $1")
                .executeAndAwait(
                        Tuple.of(
                                task.id(),
                                failure == null ? "DONE" : "FAILED",
                                outcome.fetched(),
                                outcome.stored(),
                                outcome.alerts(),
                                failure == null ? null : failure.reason()));
    }

    /// Gives the work back, to be tried again later by anybody.
    void postpone(SqlConnection connection, CollectionTask task, Outcome outcome, Duration pause) {
        var values = new ArrayList<@Nullable Object>();
        values.add(task.id());
        values.add(seconds(pause));
        values.add(outcome.fetched());
        values.add(outcome.stored());
        values.add(outcome.alerts());
        values.add(outcome.failure() == null ? null : outcome.failure().reason());
        connection
                .preparedQuery(
                        "update collection_task set state = 'WAITING', lease_owner = null,"
                                + " lease_until = null,"
                                + " not_before = clock_timestamp() + make_interval(secs => $2),"
                                + " fetched = fetched + $3, stored = stored + $4, alerts = alerts + $5,"
                                + " error = $6 where id = $1")
                .executeAndAwait(Tuple.from(values));
    }

    @Override
    public boolean waits(SqlConnection connection) {
        return connection
                .query(
                        "select exists (select 1 from collection_task where state = 'WAITING'"
                                + " and not_before < clock_timestamp() - interval '1 minute')")
                .executeAndAwait()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static void held(int rows, CollectionTask task) {
        if (rows == 0) {
            throw new LeaseLostException(task);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static CollectionTask task(Row row) {
        return new CollectionTask(
                row.getUUID(0),
                row.getUUID(1),
                new Place(row.getString(2), row.getString(3), row.getString(4)),
                row.getLong(5),
                row.getInteger(6));
    }
}
