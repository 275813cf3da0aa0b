package dev.attest.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.StubWorld;
import dev.attest.awsstub.TrailGenerator;
import dev.attest.testsupport.CollectorDatabase;
import dev.attest.testsupport.CollectorProcess;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Replicas of the collector as processes of their own, on one database and one broker.
class ReplicasTest {

    private static final Map<String, String> OPERATOR =
            Map.of("AWS_ACCESS_KEY_ID", StubWorld.OPERATOR, "AWS_SECRET_ACCESS_KEY", "secret");
    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");
    private static final int ACCOUNTS = 5;
    private static final int EVENTS = 1_500;

    private final Path folder = Path.of("target/replicas").toAbsolutePath();
    private final PostgresResource postgres = new PostgresResource();
    private final KafkaResource kafka = new KafkaResource();
    private final StubWorld world = new StubWorld(Clock.systemUTC(), "100000000000");
    private final AwsStub stub = AwsStub.start(0, world);
    private final Map<String, String> settings = new HashMap<>();
    private final CollectorDatabase database = new CollectorDatabase(settings);
    private final List<CollectorProcess> replicas = new ArrayList<>();

    ReplicasTest() {
        // Slow enough that the killed replica is in the middle of something.
        world.limits(
                world.limits()
                        .lookupsPerSecond(30)
                        .shortPages(true)
                        .latency(Duration.ofMillis(20), Duration.ofMillis(120)));
        world.account("100000000000").status("SUSPENDED");
        var generator = new TrailGenerator(11);
        for (int i = 1; i <= ACCOUNTS; i++) {
            StubAccount account =
                    world.account("10000000010" + i, "Account")
                            .role("AttestReader", "hush")
                            .regions(REGIONS);
            generator.fill(
                    account, REGIONS, EVENTS, Duration.ofDays(89), Clock.systemUTC().instant());
        }
        settings.putAll(postgres.start());
        settings.putAll(kafka.start());
        settings.putAll(new OidcResource().start());
        settings.put("attest.aws.endpoint", stub.endpoint().toString());
        settings.put("attest.accounts.organization", "true");
        settings.put("attest.accounts.role", "AttestReader");
        settings.put("attest.accounts.external-id", "hush");
        settings.put("attest.collection.workers", "2");
        settings.put("attest.collection.pause", "100ms");
        settings.put("attest.collection.lease", "3s");
        settings.put("attest.collection.heartbeat", "500ms");
        settings.put("attest.collection.lookup.interval", "40ms");
        settings.put("attest.collection.lookup.batch", "100");
    }

    @AfterEach
    void stop() {
        replicas.forEach(CollectorProcess::close);
        stub.close();
        kafka.stop();
    }

    @Test
    void shouldShareTheWorkAndTakeOverWhatADeadReplicaHeld() throws Exception {
        // Given
        replicas.add(CollectorProcess.start(folder, "one", settings, OPERATOR).ready());
        replicas.add(CollectorProcess.start(folder, "two", settings, OPERATOR).ready());
        CollectorProcess survivor = replicas.getFirst();
        String run = survivor.collect();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        database.count("select count(*) from activity") > EVENTS
                                && database.count(
                                                "select count(distinct lease_owner) from collection_task")
                                        == 2);

        // When
        replicas.getLast().kill();

        // Then
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(() ->
                        survivor.run(run).path("done").asInt()
                                == survivor.run(run).path("tasks").asInt());
        assertThat(survivor.run(run).path("failed").asInt()).isZero();
        assertThat(new TreeSet<>(database.texts("select event_id from activity")))
                .isEqualTo(generated());
        assertThat(database.count("select count(*) from activity"))
                .isEqualTo((long) ACCOUNTS * EVENTS);
        assertThat(database.count("select count(*) from collection_range")).isZero();
        assertThat(database.count("select count(*) from collection_task where fence > 1"))
                .isPositive();
    }

    private TreeSet<String> generated() {
        return world.accounts().stream()
                .flatMap(account -> account.all().stream())
                .map(StubEvent::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
