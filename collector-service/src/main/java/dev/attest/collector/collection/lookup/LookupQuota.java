package dev.attest.collector.collection.lookup;

import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Place;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Turns at LookupEvents. AWS counts an account and region over all callers, so the turns of all
/// sources and replicas are dealt in the database, by its clock.
@ApplicationScoped
class LookupQuota {

    private static final String TURN =
            "insert into lookup_quota as q (account_id, region, next_call, calls)"
                    + " values ($1, $2, clock_timestamp() + make_interval(secs => $3), 1)"
                    + " on conflict (account_id, region) do update set"
                    + " next_call = greatest(q.next_call, clock_timestamp()) + make_interval(secs => $3),"
                    + " calls = q.calls + 1 returning extract(epoch from"
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
    private final double interval;
    private final Duration pair;
    private final Map<String, LastCalls> here = new ConcurrentHashMap<>();

    LookupQuota(Pool pool, CollectionConfig config) {
        this.pool = pool;
        interval = config.lookup().interval().toMillis() / 1000.0;
        pair = config.lookup().interval().multipliedBy(2).minusMillis(4);
    }

    /// Waits for the next turn.
    void await(Place place) throws InterruptedException {
        Row row =
                pool.preparedQuery(TURN)
                        .executeAndAwait(Tuple.of(place.accountId(), place.region(), interval))
                        .iterator()
                        .next();
        Thread.sleep(Duration.ofNanos(Math.max(0, Math.round(row.getDouble(0) * 1e9))));
        calls(place).await();
    }

    /// A call was refused as one too many, though it had its turn: one before it was late on its
    /// way perhaps. Waits until it may be made once more, in the same turn.
    void awaitAgain(Place place) throws InterruptedException {
        pool.preparedQuery(AGAIN).executeAndAwait(Tuple.of(place.accountId(), place.region()));
        calls(place).refused();
        Thread.sleep(LATE);
        calls(place).await();
    }

    private LastCalls calls(Place place) {
        return here.computeIfAbsent(
                place.accountId() + "/" + place.region(), _ -> new LastCalls(pair));
    }

    /// AWS says that there are too many calls: somebody else calls too, so everybody waits.
    void throttled(Place place, Duration pause) {
        pool.preparedQuery(SLOW_DOWN)
                .executeAndAwait(
                        Tuple.of(place.accountId(), place.region(), pause.toMillis() / 1000.0));
    }
}
