package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Place;
import dev.attest.outbox.Ids;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Turns at LookupEvents. AWS counts an account and region over all callers, so the turns of all
/// sources and replicas are dealt in the database, by its clock. Each is at least so far ahead that
/// the request can be made ready for it.
@ApplicationScoped
class LookupQuota {

    private static final String TURN =
            "insert into lookup_quota as q (account_id, region, next_call, calls, replica)"
                    + " values ($1, $2, clock_timestamp() + make_interval(secs => $4)"
                    + " + make_interval(secs => $3), 1, $6)"
                    + " on conflict (account_id, region) do update set"
                    + " next_call = greatest(q.next_call + make_interval(secs =>"
                    + " case when q.replica = excluded.replica then 0::float8 else $5 end),"
                    + " clock_timestamp() + make_interval(secs => $4)) + make_interval(secs => $3),"
                    + " calls = q.calls + 1, replica = excluded.replica"
                    + " returning extract(epoch from"
                    + " next_call - make_interval(secs => $3) - clock_timestamp())::float8";

    private static final String SLOW_DOWN =
            "update lookup_quota set throttled = throttled + 1,"
                    + " next_call = greatest(next_call, clock_timestamp() + make_interval(secs => $3))"
                    + " where account_id = $1 and region = $2";

    private static final String AGAIN =
            "update lookup_quota set calls = calls + 1, throttled = throttled + 1"
                    + " where account_id = $1 and region = $2";

    /// What a call may be late on its way to AWS.
    private static final Duration LATE = Duration.ofMillis(30);

    private final Pool pool;
    private final Duration interval;
    private final Duration ready;
    private final Duration apart;
    private final Duration pair;
    private final UUID replica;
    private final Map<String, LastCalls> here = new ConcurrentHashMap<>();

    LookupQuota(Pool pool, CollectionConfig config, Ids ids) {
        this.pool = pool;
        interval = config.lookup().interval();
        ready = interval.dividedBy(2);
        // So much a thread of either may wake up late, and three calls of theirs span a second.
        apart = interval.dividedBy(10);
        pair = interval.multipliedBy(2).minusMillis(4);
        replica = ids.next();
    }

    /// A time at which a call may go out, and once more if it was refused.
    final class Turn implements HeldRequests.Leave {
        private final Place place;
        private final LastCalls calls;
        private final long due;
        private @Nullable Long went;

        private Turn(Place place, long due) {
            this.place = place;
            this.due = due;
            calls =
                    here.computeIfAbsent(
                            place.accountId() + "/" + place.region(),
                            _ -> new LastCalls(pair, System::nanoTime, Thread::sleep));
        }

        /// Waits for the rest of the time, and for the last calls.
        @Override
        public void await() throws InterruptedException {
            Thread.sleep(Duration.ofNanos(due - System.nanoTime()));
            went = calls.await();
        }

        /// The call was refused as one too many, though it had its turn: one before it was late on
        /// its way perhaps. Waits until it may be made once more.
        void again() throws InterruptedException {
            pool.preparedQuery(AGAIN).executeAndAwait(Tuple.of(place.accountId(), place.region()));
            if (went != null) {
                calls.refused(went);
            }
            Thread.sleep(LATE);
        }
    }

    /// Waits until the next turn is near.
    Turn next(Place place) throws InterruptedException {
        Duration wait = deal(place);
        long due = System.nanoTime() + wait.toNanos();
        Thread.sleep(wait.minus(ready));
        return new Turn(place, due);
    }

    /// Takes the next turn.
    ///
    /// @return how far ahead it is
    Duration deal(Place place) {
        Row row =
                pool.preparedQuery(TURN)
                        .executeAndAwait(
                                Tuple.of(
                                        place.accountId(),
                                        place.region(),
                                        seconds(interval),
                                        seconds(ready),
                                        seconds(apart),
                                        replica))
                        .iterator()
                        .next();
        return Duration.ofNanos(Math.round(row.getDouble(0) * 1e9));
    }

    /// AWS says that there are too many calls: somebody else calls too, so everybody waits.
    void throttled(Place place, Duration pause) {
        pool.preparedQuery(SLOW_DOWN)
                .executeAndAwait(Tuple.of(place.accountId(), place.region(), seconds(pause)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
