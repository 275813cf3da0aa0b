package dev.attest.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubWorld;
import dev.attest.lake.LakeObjects.Page;
import dev.attest.lake.LakeObjects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class BucketTest {

    @TempDir private Path folder;
    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final StubBucket there = world.bucket("attest-lake");
    private final AwsStub stub = AwsStub.start(0, world);
    private final Bucket bucket = bucket(Optional.empty());

    @AfterEach
    void stop() {
        bucket.close();
        stub.close();
    }

    @Test
    void shouldPutAFileWithItsSha256AndNotAgain() throws Exception {
        // Given
        Path file = file("content");

        // When
        bucket.put("a/é 1", file);
        bucket.put("a/é 1", file);

        // Then
        assertThat(object("a/é 1").bytes()).asString().isEqualTo("content");
        assertThat(object("a/é 1").headers())
                .containsEntry(
                        "x-amz-checksum-sha256", "7XACtDnprIRfIjV9giusFERzD722AW0+yUMil7nsn3M=");
        assertThat(world.count("PutObject")).isEqualTo(2);
        assertThat(file).exists();
    }

    @Test
    void shouldReplaceAnotherContent() throws Exception {
        // Given
        there.put("p/a", new byte[] {1}, Map.of(), Instant.EPOCH);

        // When
        bucket.put("a", file("content"));

        // Then
        assertThat(object("a").bytes()).asString().isEqualTo("content");
    }

    @Test
    void shouldNotKeepAFileThatChangedSinceItWasHashed() throws Exception {
        // Given
        Path file = file("content");
        String hash = Sha256.of(file);
        Files.writeString(file, "CONTENT");

        // When // Then
        assertThatThrownBy(() -> bucket.put("a", file, hash, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("BadDigest");
        assertThat(there.objects()).isEmpty();
    }

    @Test
    void shouldEncryptAndLock() throws Exception {
        // Given
        Path file = file("content");
        Instant until = Instant.parse("2100-01-01T00:00:00Z");

        // When
        try (Bucket encrypting = bucket(Optional.of("alias/attest"))) {
            encrypting.put(
                    "a", file, Sha256.of(file), new ObjectLock(ObjectLock.Mode.COMPLIANCE, until));
        }

        // Then
        assertThat(object("a").headers())
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "alias/attest")
                .containsEntry("x-amz-object-lock-mode", "COMPLIANCE")
                .containsEntry("x-amz-object-lock-retain-until-date", "2100-01-01T00:00:00Z");
    }

    @Test
    void shouldListPageByPage() throws Exception {
        // Given
        IntStream.range(0, 1001)
                .forEach(i ->
                        there.put("p/a/%04d".formatted(i), new byte[3], Map.of(), Instant.EPOCH));
        there.put("p/b", new byte[0], Map.of(), Instant.EPOCH);
        there.put("other/a/1", new byte[0], Map.of(), Instant.EPOCH);

        // When
        Page first = bucket.list("a/", "");
        Page second = bucket.list("a/", first.objects().getLast().key());

        // Then
        assertThat(first.objects()).hasSize(1000);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(second.objects())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.key()).isEqualTo("a/1000");
                    assertThat(each.bytes()).isEqualTo(3);
                });
    }

    @Test
    void shouldReadWhatWasListedAndNothingElse() throws Exception {
        // Given
        bucket.put("a", file("content"));
        StoredObject listed = bucket.list("", "").objects().getFirst();
        Path to = Files.createFile(folder.resolve("to"));

        // When
        bucket.get(listed, to);

        // Then
        assertThat(to).hasContent("content");
        there.put("p/a", new byte[] {1}, Map.of(), Instant.EPOCH);
        assertThatThrownBy(() -> bucket.get(listed, to)).isInstanceOf(NoSuchFileException.class);
        there.remove("p/a");
        assertThatThrownBy(() -> bucket.get(listed, to)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> bucket.open("a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldFindThatAnObjectWasChangedBehindS3sBack() throws Exception {
        // Given
        bucket.put("a", file("content"));
        there.damage("p/a");
        StoredObject listed = bucket.list("", "").objects().getFirst();

        // When // Then
        assertThatThrownBy(() -> bucket.get(listed, folder.resolve("to")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void shouldDeleteOnlyWhatIsStillTheSame() throws Exception {
        // Given
        bucket.put("same", file("1"));
        bucket.put("other", file("2"));
        bucket.put("gone", file("3"));
        List<StoredObject> listed = bucket.list("", "").objects();
        there.put("p/other", new byte[] {1}, Map.of(), Instant.EPOCH);
        there.remove("p/gone");

        // When
        bucket.delete(listed);

        // Then
        assertThat(there.objects().keySet()).containsExactly("p/other");
    }

    @Test
    void shouldTryAgainWhenS3AsksToSlowDown() throws Exception {
        // Given
        bucket.put("a", file("content"));
        there.slowDown(2);

        // When // Then
        try (InputStream in = bucket.open("a")) {
            assertThat(in).hasContent("content");
        }
    }

    @Test
    void shouldSayWhatS3Refuses() throws Exception {
        // Given
        Path file = file("content");
        there.refuse(true);

        // When // Then
        assertThatThrownBy(() -> bucket.put("a", file))
                .isInstanceOf(IOException.class)
                .hasMessage("s3://attest-lake/p/ cannot be put: AccessDenied");
    }

    @Test
    void shouldNameEveryPermissionItNeeds() throws Exception {
        // When
        bucket.put("a", file("1"));
        bucket.put("a", file("1"));
        bucket.open("a").close();
        bucket.delete(bucket.list("", "").objects());

        // Then
        List<String> named =
                Stream.of(Bucket.LISTING, Bucket.KEEPING).flatMap(List::stream).toList();
        assertThat(world.actions()).containsExactlyInAnyOrderElementsOf(named);
    }

    private StubBucket.StoredObject object(String key) {
        return Objects.requireNonNull(there.objects().get("p/" + key));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "file", ""), text);
    }

    private Bucket bucket(Optional<String> kmsKey) {
        return Bucket.open(
                BucketLocation.of("x", "s3://attest-lake/p"),
                new BucketSettings("eu-central-1", Optional.of(stub.endpoint()), kmsKey),
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")));
    }
}
