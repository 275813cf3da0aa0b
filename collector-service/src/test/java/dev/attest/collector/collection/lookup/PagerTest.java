package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.RealService;
import dev.attest.collector.Settings;
import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.aws.Partition;
import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Place;
import dev.attest.collector.collection.lookup.Pager.Answer;
import dev.attest.collector.platform.Backoff;
import dev.attest.outbox.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/// Single pages of an AWS that does not always answer, with short patience and two attempts.
@QuarkusTest
@TestProfile(RealService.class)
class PagerTest {

    private static final String LOOKUP = "cloudtrail:LookupEvents";
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(555_600);

    @Inject Pool pool;
    @Inject Ids ids;

    private final String id = ACCOUNTS.incrementAndGet() + "000000";
    private final Instant now = Clock.systemUTC().instant();
    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final AwsStub stub = AwsStub.start(0, world);

    PagerTest() {
        world.limits(world.limits().lookupsPerSecond(60));
        Instant time = now.minus(Duration.ofHours(1));
        world.account(id, "Member")
                .role("AttestReader", "hush")
                .add(
                        new StubEvent(
                                "the-event",
                                time,
                                "us-east-1",
                                "iam.amazonaws.com",
                                "CreateUser",
                                "alice",
                                time,
                                "{}"));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void shouldAskAgainWhenAwsDoesNotAnswerInTimeAndCountBothCalls() throws Exception {
        // Given
        world.silent(LOOKUP, 1);

        // When
        Answer answer = page("hush");

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Page.class,
                        page ->
                                assertThat(page.events())
                                        .extracting(LookedUp::id)
                                        .containsExactly("the-event"));
        assertThat(world.count("LookupEvents")).isEqualTo(2);
        assertThat(turns()).isEqualTo(2);
    }

    @Test
    void shouldGiveUpWhenAwsNeverAnswers() {
        // Given
        world.silent(LOOKUP, Long.MAX_VALUE);

        // When, Then
        assertThatThrownBy(() -> page("hush"))
                .isInstanceOfSatisfying(
                        SdkException.class,
                        e -> assertThat(AwsFault.of(e)).isEqualTo(AwsFault.PASSING));
        assertThat(world.count("LookupEvents")).isEqualTo(2);
        assertThat(turns()).isEqualTo(2);
    }

    @Test
    void shouldMakeARefusedCallAgainInItsOwnTurn() throws Exception {
        // Given
        world.limits(world.limits().lookupsPerSecond(0));
        var lifted = Thread.startVirtualThread(this::liftAfterARefusal);

        // When
        Answer answer = page("hush");
        lifted.join();

        // Then
        assertThat(answer).isInstanceOf(Answer.Page.class);
        assertThat(turns()).isEqualTo(world.count("LookupEvents"));
    }

    @Test
    void shouldTakeNoTurnWithoutASession() {
        // When, Then
        assertThatThrownBy(() -> page("guess"))
                .isInstanceOfSatisfying(
                        SdkException.class,
                        e -> assertThat(AwsFault.of(e)).isEqualTo(AwsFault.REFUSED));
        assertThat(turns()).isZero();
    }

    private void liftAfterARefusal() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> world.count("LookupEvents throttled") > 0);
        world.limits(world.limits().lookupsPerSecond(60));
    }

    private Answer page(String externalId) throws InterruptedException {
        AwsConfig aws =
                Settings.of(
                        AwsConfig.class,
                        Map.of(
                                "attest.aws.endpoint",
                                stub.endpoint().toString(),
                                "attest.aws.attempt-timeout",
                                "1s"));
        CollectionConfig config =
                Settings.of(
                        CollectionConfig.class,
                        Map.of(
                                "attest.collection.lookup.interval", "20ms",
                                "attest.collection.lookup.attempts", "2"));
        var own =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret"));
        var clients = new AwsClients(aws, own);
        var sessions = new AssumedSessions(clients, aws, Clock.systemUTC());
        var account = new AwsAccount(id, Partition.AWS, "AttestReader", externalId);
        try (CloudTrailClient client =
                clients.client(
                        CloudTrailClient.builder(),
                        "cloudtrail",
                        "us-east-1",
                        sessions.of(account),
                        HeldRequests::new)) {
            return new Pager(
                            client,
                            new LookupQuota(pool, config, ids),
                            new Backoff(Duration.ofMillis(2), Duration.ofMillis(2), new Random(1)),
                            sessions,
                            account,
                            new Place(id, "us-east-1", "iam"),
                            config)
                    .page(now.minus(Duration.ofDays(1)), now, null);
        }
    }

    /// How many calls were counted.
    private long turns() {
        RowSet<Row> rows =
                pool.preparedQuery("select calls from lookup_quota where account_id = $1")
                        .executeAndAwait(Tuple.of(id));
        return rows.size() == 0 ? 0 : rows.iterator().next().getLong(0);
    }
}
