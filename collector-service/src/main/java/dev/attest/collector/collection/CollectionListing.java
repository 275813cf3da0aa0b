package dev.attest.collector.collection;

import dev.attest.collector.collection.CollectionRunView.FailedTask;
import dev.attest.collector.platform.Criteria;
import dev.attest.collector.platform.Listing;
import dev.attest.rest.Cursor;
import dev.attest.rest.ETags;
import dev.attest.rest.Page;
import dev.attest.rest.PageRequest;
import dev.attest.rest.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs and checkpoints, as callers see them.
@ApplicationScoped
class CollectionListing {

    private final Pool pool;

    CollectionListing(Pool pool) {
        this.pool = pool;
    }

    CollectionRunView run(UUID id) {
        RowIterator<Row> found =
                pool.preparedQuery(
                                "select r.requested_by, r.requested_at, coalesce(r.tasks, 0),"
                                        + " count(t.id) filter (where t.state in ('DONE', 'FAILED')),"
                                        + " count(t.id) filter (where t.state = 'FAILED'),"
                                        + " coalesce(sum(t.fetched), 0)::bigint,"
                                        + " coalesce(sum(t.stored), 0)::bigint,"
                                        + " coalesce(sum(t.alerts), 0)::bigint"
                                        + " from collection_run r left join collection_task t"
                                        + " on t.run_id = r.id where r.id = $1 group by r.id")
                        .executeAndAwait(Tuple.of(id))
                        .iterator();
        if (!found.hasNext()) {
            throw ProblemException.notFound("collection", id);
        }
        Row row = found.next();
        return new CollectionRunView(
                id,
                row.getString(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getInteger(2),
                row.getInteger(3),
                row.getInteger(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                failures(id));
    }

    private List<FailedTask> failures(UUID run) {
        List<FailedTask> failures = new ArrayList<>();
        pool.preparedQuery(
                        "select account_id, region, source, error from collection_task"
                                + " where run_id = $1 and state = 'FAILED'"
                                + " order by account_id, region, source limit 100")
                .executeAndAwait(Tuple.of(run))
                .forEach(row ->
                        failures.add(
                                new FailedTask(
                                        row.getString(0),
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3))));
        return failures;
    }

    Uni<CheckpointView> checkpoint(Place place) {
        return find(place).map(CheckpointEntity::view);
    }

    /// @param headers carry the version the caller has seen, as `If-Match`
    Uni<CheckpointView> change(
            Place place, ChangeCheckpointRequest.Wanted wanted, HttpHeaders headers) {
        return Panache.withTransaction(() ->
                find(place)
                        .invoke(checkpoint -> {
                            ETags.require(headers, checkpoint.version);
                            checkpoint.state = wanted.state();
                        })
                        .call(_ -> Panache.flush())
                        .map(CheckpointEntity::view));
    }

    private static Uni<CheckpointEntity> find(Place place) {
        return Panache.getSession()
                .chain(session ->
                        session.find(CheckpointEntity.class, CheckpointEntity.Key.of(place)))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("checkpoint", place));
    }

    @WithSession
    Uni<Page<CheckpointView>> checkpoints(
            @Nullable String account, @Nullable String source, PageRequest page) {
        Criteria criteria =
                new Criteria()
                        .and("c.key.accountId = :account", "account", account)
                        .and("c.key.source = :source", "source", source);
        page.after(3)
                .ifPresent(parts ->
                        criteria.and(
                                        "(c.key.accountId, c.key.region, c.key.source)"
                                                + " > (:lastAccount, :lastRegion, :lastSource)")
                                .with("lastAccount", parts.get(0))
                                .with("lastRegion", parts.get(1))
                                .with("lastSource", parts.get(2)));
        return Listing.of(
                        criteria,
                        "CheckpointEntity c",
                        "c.key.accountId, c.key.region, c.key.source",
                        CheckpointEntity.class,
                        page)
                .map(rows ->
                        Page.of(
                                        rows,
                                        page.limit(),
                                        last ->
                                                Cursor.encode(
                                                        last.key.accountId,
                                                        last.key.region,
                                                        last.key.source))
                                .map(CheckpointEntity::view));
    }
}
