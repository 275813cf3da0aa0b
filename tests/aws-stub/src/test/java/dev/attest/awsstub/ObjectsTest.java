package dev.attest.awsstub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What S3 refuses, the stub refuses, too.
class ObjectsTest {

    private static final String CONTENT = "7XACtDnprIRfIjV9giusFERzD722AW0+yUMil7nsn3M=";
    private static final String EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private final StubWorld world = new StubWorld(Clock.systemUTC(), "111111111111");
    private final StubBucket bucket = world.bucket("b");
    private final AwsStub stub = AwsStub.start(0, world);
    private S3Client s3;

    @BeforeEach
    void connect() {
        s3 =
                S3Client.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(stub.endpoint())
                        .forcePathStyle(true)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(
                                o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        stub.close();
    }

    @Test
    void shouldRefuseAnotherContentThanItsChecksumSays() {
        refused(
                400,
                "BadDigest",
                () -> s3.putObject(b -> b.bucket("b").key("k").checksumSHA256(EMPTY), content()));
        refused(
                400,
                "BadDigest",
                () ->
                        s3.putObject(
                                b -> b.bucket("b").key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                                content()));
        assertThat(bucket.objects()).isEmpty();
    }

    @Test
    void shouldTellTheChecksumToWhoAsksForIt() {
        // Given
        s3.putObject(b -> b.bucket("b").key("k").checksumSHA256(CONTENT), content());

        // When
        var asked = s3.headObject(b -> b.bucket("b").key("k").checksumMode(ChecksumMode.ENABLED));

        // Then
        assertThat(asked.checksumSHA256()).isEqualTo(CONTENT);
        assertThat(asked.contentLength()).isEqualTo(7);
        assertThat(s3.headObject(b -> b.bucket("b").key("k")).checksumSHA256()).isNull();
    }

    @Test
    void shouldPutWhereNothingIsYetOnlyOnce() {
        // Given
        s3.putObject(b -> b.bucket("b").key("k").ifNoneMatch("*"), content());

        // When // Then
        refused(
                412,
                "PreconditionFailed",
                () ->
                        s3.putObject(
                                b -> b.bucket("b").key("k").ifNoneMatch("*"),
                                RequestBody.fromString("x")));
        assertThat(bucket.objects().firstEntry().getValue().bytes())
                .asString()
                .isEqualTo("content");
    }

    @Test
    void shouldReadOnlyWhatHasTheTag() {
        // Given
        String tag = s3.putObject(b -> b.bucket("b").key("k"), content()).eTag();
        s3.putObject(b -> b.bucket("b").key("k"), RequestBody.fromString("other"));

        // When // Then
        refused(
                412,
                "PreconditionFailed",
                () -> s3.getObjectAsBytes(b -> b.bucket("b").key("k").ifMatch(tag)));
    }

    @Test
    void shouldReadRanges() {
        // Given
        s3.putObject(b -> b.bucket("b").key("k"), content());

        // When
        var part = s3.getObjectAsBytes(b -> b.bucket("b").key("k").range("bytes=3-4"));

        // Then
        assertThat(part.asString(StandardCharsets.UTF_8)).isEqualTo("te");
        assertThat(part.response().contentRange()).isEqualTo("bytes 3-4/7");
        refused(
                416,
                "InvalidRange",
                () -> s3.getObjectAsBytes(b -> b.bucket("b").key("k").range("bytes=7-9")));
    }

    @Test
    void shouldRefuseLocksThatMakeNoSense() {
        Instant later = Instant.parse("2100-01-01T00:00:00Z");
        refused(
                400,
                "InvalidArgument",
                () ->
                        s3.putObject(
                                b ->
                                        b.bucket("b")
                                                .key("k")
                                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                                .checksumSHA256(CONTENT),
                                content()));
        refused(
                400,
                "InvalidArgument",
                () ->
                        s3.putObject(
                                b ->
                                        b.bucket("b")
                                                .key("k")
                                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                                .objectLockRetainUntilDate(Instant.EPOCH)
                                                .checksumSHA256(CONTENT),
                                content()));
        refused(
                400,
                "InvalidArgument",
                () ->
                        s3.putObject(
                                b ->
                                        b.bucket("b")
                                                .key("k")
                                                .objectLockMode("NEVER")
                                                .objectLockRetainUntilDate(later)
                                                .checksumSHA256(CONTENT),
                                content()));
    }

    @Test
    void shouldDeleteManyButNotWhatIsAnotherOneByNow() {
        // Given
        String tag = s3.putObject(b -> b.bucket("b").key("a&b"), content()).eTag();
        s3.putObject(b -> b.bucket("b").key("k"), RequestBody.fromString("other"));

        // When
        var done =
                s3.deleteObjects(b ->
                        b.bucket("b")
                                .delete(d ->
                                        d.objects(
                                                named("a&b", tag),
                                                named("k", tag),
                                                named("gone", tag))));

        // Then
        assertThat(done.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("PreconditionFailed"));
        assertThat(bucket.objects().keySet()).containsExactly("k");
    }

    @Test
    void shouldNotDeleteMoreThanAThousandAtOnce() {
        List<ObjectIdentifier> many =
                IntStream.range(0, 1001).mapToObj(i -> named("k" + i, null)).toList();
        refused(
                400,
                "MalformedXML",
                () -> s3.deleteObjects(b -> b.bucket("b").delete(d -> d.objects(many))));
    }

    @Test
    void shouldListNoMoreThanAThousandAPage() {
        // Given
        IntStream.range(0, 1001)
                .forEach(i -> bucket.put("k" + i, new byte[0], Map.of(), Instant.EPOCH));

        // When
        var page = s3.listObjectsV2(b -> b.bucket("b").maxKeys(5000));

        // Then
        assertThat(page.contents()).hasSize(1000);
        assertThat(page.isTruncated()).isTrue();
    }

    @Test
    void shouldAskToSlowDown() {
        // Given
        bucket.slowDown(1);

        // When // Then
        refused(503, "SlowDown", () -> s3.listObjectsV2(b -> b.bucket("b")));
        assertThat(s3.listObjectsV2(b -> b.bucket("b")).contents()).isEmpty();
    }

    private static RequestBody content() {
        return RequestBody.fromString("content");
    }

    private static ObjectIdentifier named(String key, @Nullable String tag) {
        return ObjectIdentifier.builder().key(key).eTag(tag).build();
    }

    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> {
                            assertThat(e.statusCode()).isEqualTo(status);
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                        });
    }
}
