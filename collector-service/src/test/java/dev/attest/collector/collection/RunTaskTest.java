package dev.attest.collector.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class RunTaskTest {

    @Inject RunTask run;
    @Inject CollectionConfig config;
    @Inject Transactions transactions;

    @Test
    void shouldTryWhatReplicasDiedAt() {
        // Given
        CollectionTask task = held("555500000011", config.attempts() + RunTask.DEATHS);

        // When
        run.run(task);

        // Then
        assertThat(ended(task).getString("error")).isEqualTo("the account is not collected from");
    }

    @Test
    void shouldLeaveAloneWhatTooManyReplicasDiedAt() {
        // Given
        CollectionTask task = held("555500000012", config.attempts() + RunTask.DEATHS + 1);

        // When
        run.run(task);

        // Then
        Row ended = ended(task);
        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("error")).isEqualTo("every replica that worked on it died");
    }

    /// Work that nobody else takes.
    private CollectionTask held(String account, int attempt) {
        var place = new Place(account, "us-east-1", "iam");
        var task = new CollectionTask(UUID.randomUUID(), UUID.randomUUID(), place, 1, attempt);
        transactions.call(connection ->
                connection
                        .preparedQuery(
                                "insert into collection_task (id, run_id, account_id, region, source,"
                                        + " scheduled, requested_at, not_before, state, fence,"
                                        + " lease_until) values ($1, $2, $3, 'us-east-1', 'iam',"
                                        + " false, now(), now(), 'RUNNING', 1, 'infinity')")
                        .executeAndAwait(Tuple.of(task.id(), task.runId(), account)));
        return task;
    }

    private Row ended(CollectionTask task) {
        return transactions.call(connection ->
                connection
                        .preparedQuery("select * from collection_task where id = $1")
                        .executeAndAwait(Tuple.of(task.id()))
                        .iterator()
                        .next());
    }
}
