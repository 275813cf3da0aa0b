package dev.attest.collector.trailfiles;

import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.Place;
import dev.attest.collector.platform.StoreAwayException;
import dev.attest.collector.platform.StoreConfig;
import dev.attest.collector.platform.StoreState;
import dev.attest.collector.platform.Transactions;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.util.UUID;
import org.assertj.core.api.Assertions;

/// Work that a test does itself, in place of a replica.
final class HeldTask {

    private HeldTask() {}

    /// A piece of work at a trail that nobody takes away.
    static CollectionTask of(Transactions transactions, String trail) {
        var task =
                new CollectionTask(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Place.ofTrail(StubbedTrails.OWNER, StubbedTrails.REGION, trail),
                        1,
                        1);
        transactions.call(connection ->
                connection
                        .preparedQuery(
                                "insert into collection_task (id, run_id, account_id, region, source,"
                                        + " scheduled, requested_at, not_before, state, fence,"
                                        + " lease_until) values ($1, $2, $3, $4, $5, false, now(),"
                                        + " now(), 'RUNNING', 1, 'infinity')")
                        .executeAndAwait(
                                Tuple.of(
                                        task.id(),
                                        task.runId(),
                                        task.place().accountId(),
                                        task.place().region(),
                                        task.place().source())));
        return task;
    }

    static void end(Transactions transactions, CollectionTask task) {
        transactions.call(connection ->
                connection
                        .preparedQuery("delete from collection_task where id = $1")
                        .executeAndAwait(Tuple.of(task.id())));
    }

    /// How a database that is away says so.
    static StoreAwayException away(StoreConfig config, Clock clock) {
        Vertx vertx = Vertx.vertx();
        try {
            var nobody = new PgConnectOptions().setHost("127.0.0.1").setPort(1);
            Pool pool =
                    Pool.newInstance(PgBuilder.pool().connectingTo(nobody).using(vertx).build());
            var transactions = new Transactions(pool, new StoreState(config, clock), clock);
            return Assertions.catchThrowableOfType(
                    StoreAwayException.class, () -> transactions.call(connection -> connection));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
