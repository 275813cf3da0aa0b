package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubBucket.StoredObject;
import dev.attest.awsstub.StubWorld;
import dev.attest.reporting.queries.LakeQueries.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries over a lake in S3 answer as they do over a folder, whatever happens to its files.
class LakeInBucketTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "select event_id, day, region from iam_events order by all";

    @TempDir private Path root;
    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final StubBucket bucket = world.bucket("lake");
    private final AwsStub stub = AwsStub.start(0, world);
    private WrittenLake lake;
    private LakeQueries queries;

    @BeforeEach
    void fill() {
        System.setProperty("aws.accessKeyId", StubWorld.OPERATOR);
        System.setProperty("aws.secretAccessKey", "secret");
        lake = lake(null);
        into(lake);
        queries = lake.queries(Limits.USUAL);
    }

    private WrittenLake lake(@Nullable String profile) {
        return new WrittenLake(
                root.resolve("local"), "s3://lake/some/prefix", stub.endpoint(), profile);
    }

    private static void into(WrittenLake lake) {
        lake.with("a", List.of(event("1", "30"), event("2", "30"), event("3", "31")))
                .with("b", List.of(event("2", "30"), event("4", "30")));
    }

    @AfterEach
    void close() throws Exception {
        System.clearProperty("aws.configFile");
        queries.close();
        stub.close();
    }

    @Test
    void shouldAnswerAsFromAFolder() throws Exception {
        // Given
        WrittenLake folder = new WrittenLake(root.resolve("folder"));
        into(folder);
        LakeQueries fromFolder = folder.queries(Limits.USUAL);

        // When
        QueryAnswer expected = ask(fromFolder, ALL);
        QueryAnswer answer = ask(queries, ALL);

        // Then
        assertThat(answer.rows()).hasSize(4).isEqualTo(expected.rows());
        assertThat(answer.files()).isEqualTo(expected.files());
        assertThat(answer.bytesScanned()).isEqualTo(expected.bytesScanned());
        fromFolder.close();
    }

    @Test
    void shouldCountEveryEventOnceBeforeWhileAndAfterADayBecomesOneFile() throws Exception {
        // Given
        List<List<@Nullable Object>> before = ask(queries, ALL).rows();
        var parts = new TreeMap<String, StoredObject>(bucket.objects());
        lake.compact();
        var compacted = new TreeMap<String, StoredObject>(bucket.objects());

        // When // Then
        bucket.objects().putAll(parts);
        assertThat(ask(queries, ALL).rows()).isEqualTo(before);
        for (String part : parts.keySet()) {
            if (!compacted.containsKey(part)) {
                bucket.remove(part);
                assertThat(ask(queries, ALL).rows()).as("without " + part).isEqualTo(before);
            }
        }
        assertThat(bucket.objects().keySet()).isEqualTo(compacted.keySet());
        assertThat(copies()).hasSize(compacted.size());
    }

    @Test
    void shouldReadAFileOnceHoweverOftenItIsAskedFor() throws Exception {
        // Given
        ask(queries, ALL);
        long reads = world.count("GetObject");

        // When
        ask(queries, ALL);

        // Then
        assertThat(world.count("GetObject")).isEqualTo(reads).isEqualTo(3);
    }

    @Test
    void shouldNotAnswerFromAFileThatWasChangedBehindS3sBack() {
        // Given
        bucket.damage(bucket.objects().firstKey());

        // When // Then
        assertThatThrownBy(() -> ask(queries, ALL))
                .isInstanceOfSatisfying(
                        RefusedQueryException.class,
                        e -> assertThat(e.code()).isEqualTo("lake-away"));
    }

    @Test
    void shouldSayThatTheLakeIsAway() {
        // Given
        bucket.refuse(true);

        // When // Then
        assertThatThrownBy(() -> ask(queries, ALL))
                .isInstanceOfSatisfying(
                        RefusedQueryException.class,
                        e -> assertThat(e.code()).isEqualTo("lake-away"));
    }

    @Test
    void shouldRefuseWhatThereIsNoRoomFor() throws Exception {
        // Given
        Path large = Files.write(root.resolve("large"), new byte[(1 << 20) + 1]);
        bucket.put(
                "some/prefix/iam-events/year=2026/month=3/day=30/region=us-east-1/part-x.parquet",
                Files.readAllBytes(large),
                Map.of(),
                Instant.EPOCH);

        // When // Then
        assertThatThrownBy(() -> ask(queries, ALL))
                .isInstanceOfSatisfying(
                        RefusedQueryException.class,
                        e -> assertThat(e.code()).isEqualTo("query-too-large"));
    }

    @Test
    void shouldTakeTheCredentialsOfItsOwnProfile() throws Exception {
        // Given
        Path shared =
                Files.writeString(
                        root.resolve("config"),
                        """
                        [profile china]
                        aws_access_key_id=%s
                        aws_secret_access_key=secret
                        """
                                .formatted(StubWorld.OPERATOR));
        System.setProperty("aws.configFile", shared.toString());
        System.setProperty("aws.accessKeyId", "AKIAOFANOTHERPLACE01");

        // When
        LakeQueries own = lake("china").queries(Limits.USUAL);

        // Then
        assertThat(ask(own, ALL).rows()).hasSize(4);
        own.close();
    }

    private List<Path> copies() throws Exception {
        try (Stream<Path> files = Files.walk(root.resolve("local/reporting-copies"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static QueryAnswer ask(LakeQueries queries, String sql) throws RefusedQueryException {
        return queries.run(
                new Asked(sql, List.of(), List.of(), true), () -> queries.lake().files());
    }

    private static JsonNode event(String id, String day) {
        return JSON.createObjectNode().put("id", id).put("time", "2026-03-" + day + "T09:00:00Z");
    }
}
