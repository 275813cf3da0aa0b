package dev.attest.collector.lake;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.StubBucket;
import dev.attest.collector.Api;
import dev.attest.collector.evidence.EvidenceFiles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What imports leave in buckets.
@QuarkusTest
@TestProfile(LakeInBucket.class)
class BucketImportTest {

    @Inject EvidenceFiles evidence;

    @Test
    void shouldPutEventsIntoTheFolderOfTheirDayAndRegion() throws Exception {
        // Given
        String content = file(record(UUID.randomUUID().toString()));

        // When
        Api.importCloudtrail("lake.json", content).statusCode(201);

        // Then
        assertThat(keys("attest-lake", sha256(content)))
                .singleElement()
                .asString()
                .matches(
                        "some/prefix/iam-events/year=\\d{4}/month=\\d{1,2}/day=5/region=eu-central-1/part-"
                                + sha256(content)
                                + "-1\\.parquet");
        assertThat(left(Path.of("target/lake-bucket"))).isEmpty();
    }

    @Test
    void shouldKeepRawFilesLockedAndReadThemAgain() throws Exception {
        // Given
        String id = UUID.randomUUID().toString();
        String content = file(record(id));

        // When
        Api.importCloudtrail("lake.json", content).statusCode(201);
        Api.importCloudtrail("lake.json", content).statusCode(200);

        // Then
        assertThat(keys("attest-evidence", sha256(content))).containsExactly(key(content));
        assertThat(stored(content).bytes()).asString().isEqualTo(content);
        assertThat(stored(content).headers()).containsEntry("x-amz-object-lock-mode", "GOVERNANCE");
        assertThat(
                        Instant.parse(
                                stored(content)
                                        .headers()
                                        .get("x-amz-object-lock-retain-until-date")))
                .isAfter(Instant.now().plus(Duration.ofDays(399)));
        assertThat(left(Path.of("target/evidence-bucket"))).isEmpty();
        try (InputStream in = evidence.kept(sha256(content))) {
            assertThat(in).hasContent(content);
        }
        assertThat(evidence.slice(sha256(content), 0, 5))
                .asString()
                .isEqualTo(content.substring(0, 5));
    }

    @Test
    void shouldGiveOutNothingOfAFileThatIsNotWhatWasKept() throws Exception {
        // Given
        String content = file(record(UUID.randomUUID().toString()));
        Api.importCloudtrail("lake.json", content).statusCode(201);

        // When
        LakeInBucket.bucket("attest-evidence").damage(key(content));

        // Then
        assertThatThrownBy(() -> evidence.slice(sha256(content), 0, 5))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not what was kept");
        assertThatThrownBy(
                        () -> {
                            try (InputStream in = evidence.kept(sha256(content))) {
                                in.readAllBytes();
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not what was kept");
    }

    @Test
    void shouldAskToComeBackWhileABucketIsAway() {
        // Given
        String content = file(record(UUID.randomUUID().toString()));
        StubBucket lake = LakeInBucket.bucket("attest-lake").refuse(true);
        StubBucket raw = LakeInBucket.bucket("attest-evidence");

        // When
        Api.importCloudtrail("lake.json", content).statusCode(503);
        lake.refuse(false);
        raw.refuse(true);
        Api.importCloudtrail("lake.json", content + " ").statusCode(503);
        raw.refuse(false);

        // Then
        Api.importCloudtrail("lake.json", content).statusCode(201);
        assertThat(keys("attest-lake", sha256(content))).hasSize(1);
    }

    private static List<String> keys(String bucket, String part) {
        return LakeInBucket.bucket(bucket).objects().keySet().stream()
                .filter(key -> key.contains(part))
                .toList();
    }

    private static String key(String content) {
        String hash = sha256(content);
        return "evidence/raw/" + hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
    }

    private static StubBucket.StoredObject stored(String content) {
        return Objects.requireNonNull(
                LakeInBucket.bucket("attest-evidence").objects().get(key(content)));
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
