package dev.attest.collector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class DropOldRunsTest {

    private static final Duration OVER = Duration.ofDays(31);
    private static final Duration KEPT = Duration.ofDays(29);

    @Inject DropOldRuns old;
    @Inject Transactions transactions;
    @Inject Clock clock;

    @Test
    void shouldDropWhatEndedLongAgoAndTheRoundsItBelongedTo() {
        // Given
        UUID over = UUID.randomUUID();
        UUID half = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        UUID bare = UUID.randomUUID();
        transactions.call(connection -> {
            run(connection, over, OVER);
            task(connection, over, "DONE", OVER);
            task(connection, over, "FAILED", OVER);
            run(connection, half, OVER);
            task(connection, half, "DONE", OVER);
            task(connection, half, "DONE", KEPT);
            run(connection, open, OVER);
            task(connection, open, "RUNNING", null);
            run(connection, fresh, KEPT);
            task(connection, fresh, "DONE", KEPT);
            run(connection, bare, KEPT);
            return true;
        });

        // When
        old.drop();

        // Then
        assertThat(runs(over)).isZero();
        assertThat(tasks(over)).isZero();
        assertThat(runs(half)).isOne();
        assertThat(tasks(half)).isOne();
        assertThat(runs(open)).isOne();
        assertThat(tasks(open)).isOne();
        assertThat(runs(fresh)).isOne();
        assertThat(tasks(fresh)).isOne();
        assertThat(runs(bare)).isOne();
        transactions.call(connection ->
                connection
                        .preparedQuery("delete from collection_task where run_id = $1")
                        .executeAndAwait(Tuple.of(open)));
    }

    private void run(SqlConnection connection, UUID id, Duration ago) {
        connection
                .preparedQuery(
                        "insert into collection_run (id, requested_by, requested_at)"
                                + " values ($1, 'test', $2)")
                .executeAndAwait(Tuple.of(id, before(ago)));
    }

    private void task(
            SqlConnection connection, UUID run, String state, @Nullable Duration finished) {
        connection
                .preparedQuery(
                        "insert into collection_task (id, run_id, account_id, region, source,"
                                + " scheduled, requested_at, not_before, state, lease_until,"
                                + " finished_at) values ($1, $2, '555500000021', 'us-east-1', 'iam',"
                                + " false, now(), now(), $3, 'infinity', $4)")
                .executeAndAwait(
                        Tuple.of(
                                UUID.randomUUID(),
                                run,
                                state,
                                finished == null ? null : before(finished)));
    }

    private OffsetDateTime before(Duration ago) {
        return clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
    }

    private long runs(UUID id) {
        return count("select count(*) from collection_run where id = $1", id);
    }

    private long tasks(UUID run) {
        return count("select count(*) from collection_task where run_id = $1", run);
    }

    private long count(String sql, UUID id) {
        return transactions.call(connection ->
                connection
                        .preparedQuery(sql)
                        .executeAndAwait(Tuple.of(id))
                        .iterator()
                        .next()
                        .getLong(0));
    }
}
