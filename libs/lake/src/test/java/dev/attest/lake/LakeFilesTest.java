package dev.attest.lake;

import static dev.attest.lake.Records.NOON;
import static dev.attest.lake.Records.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.lake.parquet.RandomTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of the lake as other programs see them, here DuckDB; also beside files that DuckDB
/// wrote itself, as it does when a day becomes one file.
class LakeFilesTest {

    @TempDir private Path root;
    private final ParquetEngine engine = new ParquetEngine("128MB", Path.of("target/spill"), 1);
    private LakeFolder folder;

    @BeforeEach
    void open() {
        folder = new LakeFolder(root);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @RepeatedTest(5)
    void shouldHoldEveryEventAsItWas() throws Exception {
        // Given
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<LakeRecord> records =
                Stream.generate(() -> anything(random)).limit(1 + random.nextInt(1_500)).toList();

        // When
        write(records);

        // Then
        List<List<@Nullable String>> expected =
                records.stream()
                        .sorted(
                                Comparator.comparing(LakeRecord::eventTime)
                                        .thenComparing(LakeRecord::accountId)
                                        .thenComparing(LakeRecord::eventId))
                        .map(LakeFilesTest::columns)
                        .toList();
        assertThat(
                        Answers.to(
                                "select "
                                        + LakeColumn.list()
                                                .replace("event_time", "epoch_us(event_time)")
                                        + " from read_parquet('"
                                        + only()
                                        + "', hive_partitioning=false, file_row_number=true) order"
                                        + " by file_row_number"))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    @Test
    void shouldHaveTheTypesAndBoundsOfAFileThatDuckDbWrites() throws Exception {
        // Given
        Random random = new Random(5);
        write(Stream.generate(() -> anything(random)).limit(500).toList());
        Path theirs = root.resolve("theirs.parquet");

        // When
        engine.merge(List.of(only()), theirs);

        // Then
        String schema =
                "select name, type, converted_type, logical_type, duckdb_type from"
                        + " parquet_schema('%s') where type is not null order by column_id";
        assertThat(Answers.to(schema.formatted(only())))
                .isEqualTo(Answers.to(schema.formatted(theirs)));
        String bounds =
                "select path_in_schema, num_values, type, compression, stats_null_count, case when"
                        + " min_is_exact then stats_min_value end, case when max_is_exact then"
                        + " stats_max_value end from parquet_metadata('%s') order by column_id";
        assertThat(Answers.to(bounds.formatted(only())))
                .isEqualTo(Answers.to(bounds.formatted(theirs)));
    }

    @Test
    void shouldNotBeReadWhereItsBoundsSayThatNothingIsThere() throws Exception {
        // Given
        write(
                IntStream.range(0, 300)
                        .mapToObj(i -> event("e" + i, NOON.plusSeconds(i), "us-east-1"))
                        .toList());
        byte[] broken = Files.readAllBytes(only());
        Arrays.fill(broken, 4, 1_500, (byte) 0xee);
        Files.write(only(), broken);
        String query = "select event_id from read_parquet('" + only() + "') where ";

        // When
        List<List<@Nullable String>> early =
                Answers.to(query + "event_time < timestamp '2026-03-31 11:59:00'");
        List<List<@Nullable String>> other = Answers.to(query + "account_id = '999999999999'");

        // Then
        assertThat(early).isEmpty();
        assertThat(other).isEmpty();
        assertThatThrownBy(() -> Answers.to(query + "event_time > timestamp '2026-03-31 12:01:00'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void shouldBeReadTogetherWithFilesThatDuckDbWrote() throws Exception {
        // Given
        write("1", List.of(event("a"), event("b")));
        write("2", List.of(event("c", NOON, "us-east-1", "{}")));
        new Compaction(folder, engine)
                .run(
                        new Compaction.Policy(2, Duration.ZERO),
                        NOON.plus(Duration.ofDays(999)),
                        failed -> {});

        // When
        write("3", List.of(event("d")));

        // Then
        assertThat(folder.files()).hasSize(2);
        assertThat(Lake.folder(root).rows("event_id, request_parameters"))
                .containsExactly("a", "b", "c {}", "d");
    }

    private Path only() {
        return folder.files().getFirst().path();
    }

    private void write(List<LakeRecord> records) {
        write("a", records);
    }

    private void write(String source, List<LakeRecord> records) {
        try (LakeWriter writer = new LakeWriter(folder, engine, source.repeat(64), 1 << 30)) {
            records.forEach(writer::add);
            writer.publish();
        }
    }

    private static LakeRecord anything(Random random) {
        return new LakeRecord(
                NOON.plusSeconds(random.nextInt(50)).plusNanos(random.nextInt(3) * 1_000L),
                new UUID(random.nextLong(), random.nextLong()).toString(),
                "Event" + random.nextInt(30),
                random.nextBoolean() ? "iam.amazonaws.com" : "sso-directory.amazonaws.com",
                "11112222333" + random.nextInt(3),
                "us-east-1",
                RandomTexts.text(random, 20),
                "IAM_USER",
                maybe(random, 80),
                maybe(random, 3),
                maybe(random, 10),
                null,
                maybe(random, 20),
                maybe(random, 20),
                maybe(random, 20),
                maybe(random, 400),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? null : random.nextBoolean(),
                maybe(random, 2),
                maybe(random, 20),
                maybe(random, 900),
                random.nextInt(200) == 0
                        ? "{\"list\":\"" + "0123456789".repeat(10_000) + "\"}"
                        : null);
    }

    private static @Nullable String maybe(Random random, int longest) {
        return random.nextInt(4) == 0 ? null : RandomTexts.text(random, longest);
    }

    /// In the order of the columns.
    private static List<@Nullable String> columns(LakeRecord r) {
        return Arrays.asList(
                "2026-03-31",
                String.valueOf(r.micros()),
                r.eventId(),
                r.eventName(),
                r.eventSource(),
                r.eventSource().startsWith("iam") ? "iam" : "sso",
                r.accountId(),
                r.awsRegion(),
                r.userName(),
                r.actorKind(),
                r.actorPrincipal(),
                r.actorAccount(),
                r.sessionName(),
                r.sourceIdentity(),
                r.accessKey(),
                r.target(),
                r.sourceIp(),
                r.userAgent(),
                String.valueOf(r.readOnly()),
                r.mfa() == null ? null : r.mfa().toString(),
                r.errorCode(),
                r.errorMessage(),
                r.requestParameters(),
                r.responseElements(),
                "a".repeat(64),
                "1");
    }
}
