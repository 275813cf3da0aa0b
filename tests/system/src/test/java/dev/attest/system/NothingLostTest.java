package dev.attest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubEvent;
import dev.attest.awsstub.StubWorld;
import dev.attest.awsstub.TrailDelivery;
import dev.attest.awsstub.TrailGenerator;
import dev.attest.testsupport.CollectorDatabase;
import dev.attest.testsupport.CollectorProcess;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happened in the accounts is what is stored, whatever happens to the collector on the way:
/// it is killed at places that chance chooses while it asks AWS, while it fetches trails and while
/// trail files are sent to it, with events told twice, in no order and two days late. And what
/// cannot be had is what is reported: damage done to trails, and time in which AWS refused.
class NothingLostTest {

    private static final Map<String, String> OPERATOR =
            Map.of("AWS_ACCESS_KEY_ID", StubWorld.OPERATOR, "AWS_SECRET_ACCESS_KEY", "secret");
    private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");
    private static final List<String> ACCOUNTS = List.of("100000000201", "100000000202");
    private static final String REFUSING = "100000000203";
    private static final int ASKED_FOR = 1_000;
    private static final int ASKED_OF_REFUSING = 100;
    private static final int LATE = 150;
    private static final int SENT = 6_000;
    private static final int FILE = 150;
    private static final int KILLS = 6;
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final long seed = Long.getLong("attest.seed", 20_26);
    private final Random random = new Random(seed);
    private final TrailGenerator generator = new TrailGenerator(seed);
    @TempDir private Path folder;
    private final Instant now = Clock.systemUTC().instant();
    private final PostgresResource postgres = new PostgresResource();
    private final KafkaResource kafka = new KafkaResource();
    private final StubWorld world = new StubWorld(Clock.systemUTC(), "100000000200");
    private final AwsStub stub = AwsStub.start(0, world);
    private final Map<String, String> settings = new HashMap<>();
    private final CollectorDatabase database = new CollectorDatabase(settings);
    private final TreeSet<String> happened = new TreeSet<>();
    private final InjectedGaps gaps =
            new InjectedGaps(
                    world.bucket(InjectedGaps.BUCKET), generator, random, REGIONS.getLast(), now);
    private @Nullable CollectorProcess collector;
    private int starts;

    @BeforeEach
    void prepare() {
        world.limits(
                world.limits()
                        .lookupsPerSecond(40)
                        .shortPages(true)
                        .broken(5)
                        .latency(Duration.ofMillis(5), Duration.ofMillis(60)));
        world.account("100000000200").status("SUSPENDED");
        for (String id : ACCOUNTS) {
            StubAccount account = world.account(id, "Account").role("AttestReader", "hush");
            generator.fill(account, REGIONS, ASKED_FOR, Duration.ofDays(89), now);
            account.all().forEach(event -> happened.add(event.id()));
            gaps.deliver(account);
        }
        StubAccount refusing = world.account(REFUSING, "Account").role("AttestReader", "hush");
        generator.fill(refusing, REGIONS, ASKED_OF_REFUSING, Duration.ofDays(89), now);
        refusing.all().forEach(event -> happened.add(event.id()));
        happened.addAll(gaps.happened());
        world.publicKey(TrailDelivery.publicKey(REGIONS.getLast()));
        settings.putAll(postgres.start());
        settings.putAll(kafka.start());
        settings.putAll(new OidcResource().start());
        settings.put("attest.aws.endpoint", stub.endpoint().toString());
        settings.put("attest.accounts.organization", "true");
        settings.put("attest.accounts.role", "AttestReader");
        settings.put("attest.accounts.external-id", "hush");
        settings.put("attest.accounts.regions", String.join(",", REGIONS));
        settings.put("attest.trails.gaps.bucket", InjectedGaps.BUCKET);
        settings.put("attest.trails.gaps.region", REGIONS.getLast());
        settings.put("attest.trails.gaps.account", "100000000200");
        // as far as the run of a day goes back
        settings.put("attest.collection.overlap", "72h");
        settings.put("attest.collection.pause", "100ms");
        settings.put("attest.collection.lease", "3s");
        settings.put("attest.collection.heartbeat", "500ms");
        settings.put("attest.collection.lookup.interval", "30ms");
        settings.put("attest.collection.lookup.batch", "100");
    }

    @AfterEach
    void stop() {
        if (collector != null) {
            collector.close();
        }
        stub.close();
        kafka.stop();
    }

    @Test
    void shouldStoreExactlyWhatHappenedAndReportExactlyWhatIsMissing() throws Exception {
        // Given
        List<byte[]> files = files();
        List<Integer> kills = kills(files.size());
        restarted();
        String first = asked();

        // When
        for (int i = 0; i < files.size(); i++) {
            if (kills.contains(i)) {
                killedWhile(files.get(i));
            }
            send(files.get(i));
        }
        done(first);
        late();
        done(asked());
        Map<String, Instant> whole = untilWhen();
        refusedForLong();

        // Then
        List<String> stored = database.texts("select event_id from activity");
        assertThat(stored).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(stored)).as("seed %d", seed).isEqualTo(happened);
        assertThat(coverage()).as("seed %d", seed).isEqualTo(gaps.expected());
        assertThat(lost()).as("seed %d", seed).isEqualTo(expectedLoss(whole));
        // it makes one file of several, and takes those away that are being read
        collector().kill();
        assertThat(lake()).as("seed %d", seed).isEqualTo(happened);
        assertThat(starts).isEqualTo(KILLS + 2);
    }

    /// An account refuses a round. When it answers again, AWS no longer keeps what happened until
    /// then: what it keeps for ninety days, and how far a run goes back, is a second here.
    private void refusedForLong() throws Exception {
        StubAccount refusing = world.account(REFUSING).refuse("AccessDeniedException");
        ended(asked());
        Instant time = Clock.systemUTC().instant();
        refusing.add(generator.event(refusing, REGIONS, time, time));
        collector().kill();
        settings.put("attest.collection.kept", KEPT.toString());
        settings.put("attest.collection.reach", KEPT.toString());
        restarted();
        Awaitility.await().until(() -> Clock.systemUTC().instant().isAfter(time.plusSeconds(3)));
        refusing.refuse(null);
        done(asked(REFUSING));
    }

    /// How far the places of the account are collected that will refuse.
    private Map<String, Instant> untilWhen() throws Exception {
        Map<String, Instant> until = new TreeMap<>();
        for (JsonNode each : collector().read("checkpoints?limit=200&account=" + REFUSING)) {
            until.put(place(each), Instant.parse(each.path("collectedUntil").asText()));
        }
        assertThat(until).isNotEmpty();
        return until;
    }

    /// From where everything was collected to what AWS still kept when it answered again.
    private Map<String, String> expectedLoss(Map<String, Instant> whole) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        untilWhen()
                .forEach((place, until) ->
                        expected.put(place, whole.get(place) + " " + until.minus(KEPT)));
        return expected;
    }

    private Map<String, String> lost() throws Exception {
        Map<String, String> lost = new TreeMap<>();
        for (JsonNode each : collector().read("checkpoints?limit=200")) {
            if (!each.path("lostFrom").isNull()) {
                lost.put(
                        place(each),
                        each.path("lostFrom").asText() + " " + each.path("lostUntil").asText());
            }
        }
        return lost;
    }

    private static String place(JsonNode checkpoint) {
        return String.join(
                "/",
                checkpoint.path("accountId").asText(),
                checkpoint.path("region").asText(),
                checkpoint.path("source").asText());
    }

    private Set<String> coverage() throws Exception {
        Set<String> hours = new TreeSet<>();
        for (JsonNode each : collector().read("trail-coverage?limit=400&trail=gaps")) {
            StringJoiner told = new StringJoiner(" ");
            told.add(each.path("accountId").asText());
            told.add(each.path("hour").asText());
            told.add(each.path("state").asText());
            each.path("findings").forEach(finding -> told.add(finding.path("kind").asText()));
            hours.add(told.toString());
        }
        return hours;
    }

    /// Trail files of events of two accounts: three in ten events stand in a second file too, and
    /// files and events come in any order.
    private List<byte[]> files() {
        List<StubEvent> events = new ArrayList<>();
        for (int i = 0; i < SENT; i++) {
            StubAccount account = world.account(ACCOUNTS.get(i % ACCOUNTS.size()));
            Instant time = now.minusSeconds(random.nextLong(Duration.ofDays(20).toSeconds()));
            StubEvent event = generator.event(account, REGIONS, time, time);
            happened.add(event.id());
            events.add(event);
            if (random.nextInt(10) < 3) {
                events.add(event);
            }
        }
        Collections.shuffle(events, random);
        List<byte[]> files = new ArrayList<>();
        for (int from = 0; from < events.size(); from += FILE) {
            files.add(
                    events.subList(from, Math.min(events.size(), from + FILE)).stream()
                            .map(StubEvent::record)
                            .collect(Collectors.joining(",", "{\"Records\":[", "]}"))
                            .getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /// The first while the trails are being fetched, the others at any time.
    private List<Integer> kills(int files) {
        List<Integer> at = new ArrayList<>();
        for (int i = 2; i < files; i++) {
            at.add(i);
        }
        Collections.shuffle(at, random);
        at.addFirst(1);
        return at.subList(0, KILLS);
    }

    /// Sends a file and kills the collector in the middle of that, wherever it is.
    private void killedWhile(byte[] file) throws Exception {
        CollectorProcess dying = collector();
        int patience = random.nextInt(60);
        Thread sending =
                Thread.startVirtualThread(() -> {
                    try {
                        dying.importTrail("dying.json", file);
                    } catch (IOException e) {
                        // that is what it is for
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        sending.join(Duration.ofMillis(patience));
        dying.kill();
        sending.join();
        restarted();
    }

    private void send(byte[] file) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    int status = collector().importTrail("trail.json", file);
                    return status == 201 || status == 200;
                });
    }

    /// Events of the last two days that AWS tells only now.
    private void late() {
        for (String id : ACCOUNTS) {
            StubAccount account = world.account(id);
            for (int i = 0; i < LATE; i++) {
                Instant time = now.minusSeconds(random.nextLong(Duration.ofHours(47).toSeconds()));
                StubEvent event = generator.event(account, REGIONS, time, time);
                happened.add(event.id());
                account.add(event);
            }
        }
    }

    /// Asks until AWS says which accounts there are: that call may fail too.
    private String asked() {
        return asked("");
    }

    private String asked(String account) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> collector().collect(account), Objects::nonNull);
    }

    private void done(String run) {
        assertThat(ended(run).path("failed").asInt()).isZero();
    }

    private JsonNode ended(String run) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(
                        () -> collector().run(run),
                        state ->
                                state.path("tasks").asInt() > 0
                                        && state.path("done").asInt()
                                                == state.path("tasks").asInt());
    }

    private void restarted() throws IOException, InterruptedException {
        starts++;
        collector =
                CollectorProcess.start(folder, "collector-" + starts, settings, OPERATOR).ready();
    }

    private CollectorProcess collector() {
        return Objects.requireNonNull(collector);
    }

    private TreeSet<String> lake() throws SQLException {
        TreeSet<String> ids = new TreeSet<>();
        String files = folder.resolve("lake/iam-events/*/*/*/*/*.parquet").toString();
        try (Connection connection =
                        Objects.requireNonNull(
                                new DuckDBDriver().connect("jdbc:duckdb:", new Properties()));
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select event_id from read_parquet('" + files + "')")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
