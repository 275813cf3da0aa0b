package dev.attest.buckets;

import dev.attest.lake.LakeObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Objects below one place in S3. Every object is put with its SHA-256, which S3 compares with what
/// arrived; an object that is there already is not put again. Calls that fail for reasons that pass
/// are tried again by the SDK, with growing pauses.
public final class Bucket implements LakeObjects, AutoCloseable {

    /// What S3 must allow on a bucket for its objects to be listed, and missing ones to be told
    /// from refused ones.
    public static final List<String> LISTING = List.of("s3:ListBucket");

    /// What it must allow on objects for them to be put, read and deleted.
    public static final List<String> KEEPING =
            List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject");

    private static final int ATTEMPTS = 8;
    private static final int CONFLICTS = 3;
    private static final int MOST_DELETED = 1000;
    private static final int CONFLICT = 409;
    private static final int OTHERWISE = 412;
    private static final int MISSING = 404;

    private final S3Client s3;
    private final BucketLocation at;
    private final Optional<String> kmsKey;

    private Bucket(S3Client s3, BucketLocation at, Optional<String> kmsKey) {
        this.s3 = s3;
        this.at = at;
        this.kmsKey = kmsKey;
    }

    /// A bucket with a client of its own, for who asks AWS for nothing else.
    ///
    /// @param profile of the shared configuration, whose credentials it takes; the SDK's default
    ///   chain when it is not set
    public static Bucket open(
            BucketLocation at, BucketSettings settings, Optional<String> profile) {
        return open(
                at,
                settings,
                profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                        .orElseGet(() -> DefaultCredentialsProvider.builder().build()));
    }

    /// A bucket with a client of its own. What comes is compared with checksums where we say so,
    /// and not by the SDK on its own, which would end a stream with an error that is no
    /// [IOException].
    public static Bucket open(
            BucketLocation at, BucketSettings settings, AwsCredentialsProvider credentials) {
        var builder =
                S3Client.builder()
                        .region(Region.of(settings.region()))
                        .credentialsProvider(credentials)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(o ->
                                o.retryStrategy(
                                        DefaultRetryStrategy.standardStrategyBuilder()
                                                .maxAttempts(ATTEMPTS)
                                                .build()));
        settings.endpoint().ifPresent(own -> builder.endpointOverride(own).forcePathStyle(true));
        return new Bucket(builder.build(), at, settings.kmsKey());
    }

    @Override
    public Page list(String prefix, String after) throws IOException {
        ListObjectsV2Request request =
                ListObjectsV2Request.builder()
                        .bucket(at.bucket())
                        .prefix(at.prefix() + prefix)
                        .startAfter(after.isEmpty() ? null : at.prefix() + after)
                        .build();
        ListObjectsV2Response page = call("be listed", () -> s3.listObjectsV2(request));
        return new Page(
                page.contents().stream().map(this::stored).toList(),
                Boolean.TRUE.equals(page.isTruncated()));
    }

    private StoredObject stored(S3Object object) {
        return new StoredObject(
                object.key().substring(at.prefix().length()),
                object.size(),
                object.eTag(),
                object.lastModified());
    }

    @Override
    public void put(String key, Path file) throws IOException {
        put(key, file, Sha256.of(file), null);
    }

    /// Puts a file that has this SHA-256; S3 refuses another one. An object of that key and that
    /// SHA-256 stays as it is, with the lock it has; one with another content is replaced.
    ///
    /// @param sha256 lower-case hexadecimal
    /// @param lock null for none
    public void put(String key, Path file, String sha256, @Nullable ObjectLock lock)
            throws IOException {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        PutObjectRequest request = request(key, checksum, lock);
        for (int attempt = 1; ; attempt++) {
            try {
                call(
                        "be put",
                        () ->
                                s3.putObject(
                                        request.toBuilder().ifNoneMatch("*").build(), body(file)));
                return;
            } catch (RefusedException e) {
                if (e.status() == OTHERWISE) {
                    if (!holds(key, checksum)) {
                        call("be put", () -> s3.putObject(request, body(file)));
                    }
                    return;
                }
                // somebody else puts or deletes the same object at the same time
                if (e.status() != CONFLICT || attempt == CONFLICTS) {
                    throw e;
                }
            }
        }
    }

    private PutObjectRequest request(String key, String checksum, @Nullable ObjectLock lock) {
        var request =
                PutObjectRequest.builder()
                        .bucket(at.bucket())
                        .key(at.prefix() + key)
                        .contentType("application/octet-stream")
                        .checksumSHA256(checksum);
        kmsKey.ifPresent(
                id -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(id));
        if (lock != null) {
            request.objectLockMode(lock.mode().name()).objectLockRetainUntilDate(lock.until());
        }
        return request.build();
    }

    private static RequestBody body(Path file) {
        return RequestBody.fromFile(file);
    }

    private boolean holds(String key, String checksum) throws IOException {
        try {
            HeadObjectResponse there =
                    call(
                            "be asked for",
                            () ->
                                    s3.headObject(h ->
                                            h.bucket(at.bucket())
                                                    .key(at.prefix() + key)
                                                    .checksumMode(ChecksumMode.ENABLED)));
            return checksum.equals(there.checksumSHA256());
        } catch (RefusedException e) {
            if (e.status() == MISSING) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void get(StoredObject object, Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            call(
                    "be read",
                    () ->
                            s3.getObject(
                                    g ->
                                            g.bucket(at.bucket())
                                                    .key(at.prefix() + object.key())
                                                    .ifMatch(object.tag())
                                                    .checksumMode(ChecksumMode.ENABLED),
                                    ResponseTransformer.toFile(file)));
        } catch (RefusedException e) {
            throw e.status() == MISSING || e.status() == OTHERWISE ? gone(object.key(), e) : e;
        }
    }

    /// Opens an object; whoever reads it compares it with its SHA-256.
    ///
    /// @throws NoSuchFileException when there is none
    public InputStream open(String key) throws IOException {
        try {
            return call(
                    "be read",
                    () -> s3.getObject(g -> g.bucket(at.bucket()).key(at.prefix() + key)));
        } catch (RefusedException e) {
            throw e.status() == MISSING ? gone(key, e) : e;
        }
    }

    private NoSuchFileException gone(String key, IOException cause) {
        var gone = new NoSuchFileException(at + key);
        gone.initCause(cause);
        return gone;
    }

    @Override
    public void delete(List<StoredObject> objects) throws IOException {
        for (int from = 0; from < objects.size(); from += MOST_DELETED) {
            deleteSome(objects.subList(from, Math.min(objects.size(), from + MOST_DELETED)));
        }
    }

    private void deleteSome(List<StoredObject> objects) throws IOException {
        List<ObjectIdentifier> named =
                objects.stream()
                        .map(each ->
                                ObjectIdentifier.builder()
                                        .key(at.prefix() + each.key())
                                        .eTag(each.tag())
                                        .build())
                        .toList();
        DeleteObjectsResponse done =
                call(
                        "be deleted",
                        () ->
                                s3.deleteObjects(d ->
                                        d.bucket(at.bucket())
                                                .delete(all -> all.objects(named).quiet(true))));
        for (S3Error error : done.errors()) {
            if (!"PreconditionFailed".equals(error.code()) && !"NoSuchKey".equals(error.code())) {
                throw new IOException(
                        "%s cannot be deleted from %s: %s"
                                .formatted(error.key(), at, error.code()));
            }
        }
    }

    /// S3's refusal.
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        private RefusedException(String message, S3Exception cause) {
            super(message, cause);
            status = cause.statusCode();
        }

        private int status() {
            return status;
        }
    }

    private <T> T call(String what, Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw new RefusedException("%s cannot %s: %s".formatted(at, what, words(e)), e);
        } catch (SdkException e) {
            throw new IOException("%s cannot %s: %s".formatted(at, what, e.getMessage()), e);
        }
    }

    private static String words(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? "status " + e.statusCode()
                : e.awsErrorDetails().errorCode();
    }

    @Override
    public void close() {
        s3.close();
    }
}
