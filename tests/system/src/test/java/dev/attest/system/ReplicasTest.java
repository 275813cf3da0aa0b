package dev.attest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.sql.SQLException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replicas of the collector as processes of their own, on one database and one broker.
class ReplicasTest {

    private static final Map<String, String> OPERATOR =
            Map.of("AWS_ACCESS_KEY_ID", StubWorld.OPERATOR, "AWS_SECRET_ACCESS_KEY", "secret");
    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");
    private static final int ACCOUNTS = 5;
    private static final int EVENTS = 1_500;
    private static final int ROUNDS = 3;

    /// IAM once, STS and SSO in both regions, sign-ins in these and in three more.
    private static final int PLACES = ACCOUNTS * 10;

    private final Path folder = Path.of("target/replicas").toAbsolutePath();
    private final PostgresResource postgres = new PostgresResource();
    private final KafkaResource kafka = new KafkaResource();
    private final StubWorld world = new StubWorld(Clock.systemUTC(), "100000000000");
    private final AwsStub stub = AwsStub.start(0, world);
    private final Map<String, String> settings = new HashMap<>();
    private final CollectorDatabase database = new CollectorDatabase(settings);
    private final List<StubAccount> accounts = new ArrayList<>();
    private final List<CollectorProcess> replicas = new ArrayList<>();

    ReplicasTest() {
        // Slow enough that the killed replica is in the middle of something.
        world.limits(
                world.limits()
                        .lookupsPerSecond(30)
                        .shortPages(true)
                        .latency(Duration.ofMillis(20), Duration.ofMillis(120)));
        world.account("100000000000").status("SUSPENDED");
        for (int i = 1; i <= ACCOUNTS; i++) {
            accounts.add(
                    world.account("10000000010" + i, "Account")
                            .role("AttestReader", "hush")
                            .regions(REGIONS));
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

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldShareTheWorkAndTakeOverWhatADeadReplicaHeld(int count) throws Exception {
        // Given
        fill();
        start(count);
        CollectorProcess survivor = replicas.getFirst();
        CollectorProcess dying = replicas.getLast();
        String run = survivor.collect();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        database.count("select count(*) from activity") > EVENTS
                                && owners() == count
                                && held(dying) > 0);

        // When
        dying.kill();

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
        int tasks = survivor.run(run).path("tasks").asInt();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> topic().finished().size() >= tasks);
        assertThat(topic().finished())
                .extracting(event -> event.path("taskId").asText())
                .doesNotHaveDuplicates()
                .hasSize(tasks);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldAskOnceForEachSlotAndPlaceHoweverManyReplicasPlan(int count) throws Exception {
        // Given
        settings.put("attest.collection.every", "5s");

        // When
        start(count);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> planned().size() > ROUNDS);

        // Then
        List<String> first = planned().subList(0, ROUNDS);
        String next = planned().get(ROUNDS);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        topic().requested().stream().anyMatch(event -> run(event).equals(next)));
        List<JsonNode> asked = topic().requested();
        assertThat(asked).extracting(ReplicasTest::run).isSubsetOf(planned());
        assertThat(asked)
                .filteredOn(event -> first.contains(run(event)))
                .extracting(event -> run(event) + " " + place(event))
                .doesNotHaveDuplicates()
                .hasSize(ROUNDS * PLACES);
    }

    private void fill() {
        var generator = new TrailGenerator(11);
        for (StubAccount account : accounts) {
            generator.fill(
                    account, REGIONS, EVENTS, Duration.ofDays(89), Clock.systemUTC().instant());
        }
    }

    /// Starts replicas beside each other.
    private void start(int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            replicas.add(CollectorProcess.start(folder, "replica-" + i, settings, OPERATOR));
        }
        for (CollectorProcess replica : replicas) {
            replica.ready();
        }
    }

    private long owners() throws SQLException {
        return database.count("select count(distinct lease_owner) from collection_task");
    }

    /// How many pieces of work a replica is at.
    private long held(CollectorProcess replica) throws SQLException {
        return database.count(
                "select count(*) from collection_task where state = 'RUNNING'"
                        + " and lease_owner like '"
                        + replica.pid()
                        + "-%'");
    }

    /// The rounds of the schedule, the oldest first: a slot has one.
    private List<String> planned() throws SQLException {
        return database.texts(
                "select id from collection_run where slot is not null and tasks is not null"
                        + " order by slot");
    }

    private CollectionTopic topic() {
        return new CollectionTopic(String.valueOf(settings.get("kafka.bootstrap.servers")));
    }

    private static String run(JsonNode event) {
        return event.path("runId").asText();
    }

    private static String place(JsonNode event) {
        return String.join(
                "/",
                event.path("accountId").asText(),
                event.path("region").asText(),
                event.path("source").asText());
    }

    private TreeSet<String> generated() {
        return world.accounts().stream()
                .flatMap(account -> account.all().stream())
                .map(StubEvent::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
