package dev.attest.collector.trailfiles;

import static dev.attest.collector.trailfiles.TrailRuns.hour;
import static dev.attest.collector.trailfiles.TrailRuns.log;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.TrailDelivery;
import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.collection.Checkpoints;
import dev.attest.collector.collection.CollectionTask;
import dev.attest.collector.collection.Outcome;
import dev.attest.collector.collection.TaskRows;
import dev.attest.collector.evidence.EvidenceFiles;
import dev.attest.collector.imports.Imports;
import dev.attest.collector.platform.StoreAwayException;
import dev.attest.collector.platform.StoreConfig;
import dev.attest.collector.platform.Transactions;
import dev.attest.collector.trail.ImportTrail;
import dev.attest.collector.trailfiles.TrailFileRows.Open;
import dev.attest.collector.trailfiles.coverage.CheckCoverage;
import dev.attest.collector.trailfiles.coverage.DigestRows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Whether a run that failed is worth another attempt.
@QuarkusTest
@TestProfile(StubbedTrails.class)
class CollectTrailsTest {

    @Inject ConfiguredTrails configured;
    @Inject AwsClients clients;
    @Inject AssumedSessions sessions;
    @Inject FetchFiles fetch;
    @Inject CheckCoverage coverage;
    @Inject TaskRows tasks;
    @Inject TrailFileRows rows;
    @Inject Checkpoints checkpoints;
    @Inject Transactions transactions;
    @Inject Pool pool;
    @Inject Clock clock;
    @Inject EvidenceFiles evidence;
    @Inject Imports imports;
    @Inject ImportTrail trail;
    @Inject DigestRows digests;
    @Inject StoreConfig store;

    private CollectionTask task;

    @BeforeEach
    void hold() {
        task = HeldTask.of(transactions, "broken");
    }

    @AfterEach
    void end() {
        HeldTask.end(transactions, task);
    }

    @Test
    void shouldTryAgainWhenTheDatabaseWasAway() {
        // Given
        StoreAwayException away = HeldTask.away(store, clock);
        ReadQueue unkept =
                queue(() -> {
                    throw away;
                });

        // When
        Outcome outcome = collector(unkept, fetch).collect(task);

        // Then
        Outcome.Failure failure = Objects.requireNonNull(outcome.failure());
        assertThat(failure.reason()).startsWith("the queue: the database is away");
        assertThat(failure.passing()).isTrue();
    }

    @Test
    void shouldTryAgainWhenAFileBrokeOff() {
        // Given
        String key =
                new TrailDelivery(
                                "trail-broken",
                                StubbedTrails.world().bucket("trail-broken"),
                                "AWSLogs/",
                                TrailRuns.ACCOUNT,
                                StubbedTrails.REGION)
                        .log(hour(0), log("broken-off"));
        var breaking =
                new FetchFile(evidence, trail) {
                    @Override
                    Fetched fetch(Trail of, TrailStorage storage, Open file) {
                        return new Fetched.Failed("7 of 9 bytes came", true);
                    }
                };

        // When
        Outcome outcome =
                collector(queue(() -> {}), new FetchFiles(breaking, digests)).collect(task);

        // Then
        assertThat(outcome.failure())
                .isEqualTo(new Outcome.Failure(key + ": 7 of 9 bytes came", true, false));
    }

    private ReadQueue queue(Runnable reading) {
        return new ReadQueue(evidence, imports) {
            @Override
            void run(
                    SqsClient sqs,
                    AwsCalls calls,
                    Trail.Storage.Bucket bucket,
                    String url,
                    RunLedger ledger,
                    Tally tally) {
                reading.run();
            }
        };
    }

    private CollectTrails collector(ReadQueue reading, FetchFiles fetching) {
        return new CollectTrails(
                configured,
                clients,
                sessions,
                reading,
                fetching,
                coverage,
                tasks,
                rows,
                checkpoints,
                transactions,
                pool,
                clock,
                new SecureRandom());
    }
}
