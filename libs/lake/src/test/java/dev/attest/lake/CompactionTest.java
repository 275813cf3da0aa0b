package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.lake.Compaction.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Lake.Place.class)
class CompactionTest {

    private static final Policy QUIET = new Policy(10, Duration.ofMinutes(10));

    private static final long PART = 16 << 20;

    private final Lake.Place place;
    @TempDir private Path root;
    private final ParquetEngine engine = new ParquetEngine("128MB", Path.of("target/spill"), 1);
    private Lake lake;
    private LakeStore store;
    private Compaction compaction;
    private final List<LakeException> failures = new ArrayList<>();

    CompactionTest(Lake.Place place) {
        this.place = place;
    }

    @BeforeEach
    void open() {
        lake = place.open(root);
        store = lake.store();
        compaction = new Compaction(store, engine);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void shouldMakeOneFileWithEveryEventOnce() throws Exception {
        // Given
        write("1", event("a"), event("b"));
        write("2", event("b"), event("c"));
        write("3", event("d", NOON, "eu-north-1"));

        // When
        int done = compact(QUIET, later());

        // Then
        assertThat(done).isEqualTo(1);
        assertThat(store.files()).hasSize(2);
        assertThat(lake.rows("event_id, region"))
                .containsExactly("a us-east-1", "b us-east-1", "c us-east-1", "d eu-north-1");
        assertThat(lake.drafts()).isEmpty();
    }

    @Test
    void shouldTakeInWhatComesLater() throws Exception {
        // Given
        write("1", event("a"));
        write("2", event("b"));
        compact(QUIET, later());
        write("1", event("a"));
        write("3", event("c"));

        // When
        compact(QUIET, later());

        // Then
        assertThat(store.files()).hasSize(1);
        assertThat(lake.rows("event_id")).containsExactly("a", "b", "c");
    }

    @Test
    void shouldWaitUntilADayIsQuiet() throws Exception {
        // Given
        write("1", event("a"));
        write("2", event("b"));
        Instant now = store.files().getLast().modified();

        // When
        int done = compact(QUIET, now);

        // Then
        assertThat(done).isZero();
        assertThat(compact(new Policy(2, Duration.ofMinutes(10)), now)).isEqualTo(1);
    }

    @Test
    void shouldCompactDaysThatAreLargerThanTheMemory() throws Exception {
        // Given
        for (String region : List.of("eu-north-1", "us-west-2")) {
            write("1", PART, many(region, 0));
            write("2", PART, many(region, 50_000));
        }

        // When
        int done = compact(QUIET, later());

        // Then
        assertThat(failures).isEmpty();
        assertThat(done).isEqualTo(2);
        assertThat(lake.rows("count(distinct event_id), count(*)"))
                .containsExactly("120000 240000");
    }

    /// 180 MB of requests, as files carry them that CloudTrail did not write.
    @Test
    void shouldCompactADayWhoseRequestsAreVeryLong() throws Exception {
        // Given
        String request = "{\"userName\":\"dora\",\"x\":\"" + "A".repeat(900_000) + "\"}";
        write(
                "1",
                PART,
                IntStream.range(0, 100)
                        .mapToObj(i -> event("a" + i, NOON, "us-east-1", request))
                        .toArray(LakeRecord[]::new));
        write(
                "2",
                PART,
                IntStream.range(0, 100)
                        .mapToObj(i -> event("b" + i, NOON, "us-east-1", request))
                        .toArray(LakeRecord[]::new));

        // When
        int done = compact(QUIET, later());

        // Then
        assertThat(failures).isEmpty();
        assertThat(done).isEqualTo(1);
        assertThat(lake.rows("request_parameters"))
                .hasSize(200)
                .containsOnly("{\"userName\":\"dora\",\"attestCut\":900026}");
    }

    private static LakeRecord[] many(String region, int from) {
        Random random = new Random(from);
        return IntStream.range(from, from + 70_000)
                .mapToObj(i -> event("e-" + i, NOON.plusMillis(i), region, texts(random)))
                .toArray(LakeRecord[]::new);
    }

    private static String texts(Random random) {
        byte[] bytes = new byte[180];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void shouldLeaveADayAsItIsWhenAFileCannotBeRead() throws Exception {
        // Given
        write("1", event("a"));
        write("2", event("b"));
        write("1", event("d", NOON, "us-west-2"));
        write("2", event("e", NOON, "us-west-2"));
        Path broken = Files.writeString(store.draft(), "no parquet");
        store.publish(broken, store.files().getFirst().partition(), "part-x");

        // When
        int done = compact(QUIET, later());

        // Then
        assertThat(done).isEqualTo(1);
        assertThat(failures).hasSize(1);
        assertThat(store.files()).hasSize(4);
        assertThat(lake.drafts()).isEmpty();
    }

    @Test
    void shouldMakeFewFilesOfADayThatCannotBecomeOne() throws Exception {
        // Given
        for (String source : List.of("1", "2", "3", "4", "5", "6", "7")) {
            write(source, event("of " + source));
        }
        Path broken = Files.writeString(store.draft(), "no parquet");
        store.publish(broken, store.files().getFirst().partition(), "part-x");

        // When
        compact(QUIET, later());

        // Then
        assertThat(failures).hasSize(1);
        assertThat(store.files())
                .extracting(file -> file.name().replaceFirst("-.*", ""))
                .containsExactly("day", "day", "part", "part");
        assertThat(lake.drafts()).isEmpty();
    }

    private int compact(Policy policy, Instant now) {
        return compaction.run(policy, now, failures::add);
    }

    private static Instant later() {
        return Instant.parse("2100-01-01T00:00:00Z");
    }

    private void write(String source, LakeRecord... records) {
        write(source, 1 << 20, records);
    }

    private void write(String source, long partBytes, LakeRecord... records) {
        try (LakeWriter writer = new LakeWriter(store, engine, source.repeat(64), partBytes)) {
            List.of(records).forEach(writer::add);
            writer.publish();
        }
    }
}
