package dev.attest.awsstub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A bucket with its objects, in the order of their keys' UTF-8 bytes.
public final class StubBucket {

    private static final Comparator<String> BYTES =
            (a, b) ->
                    Arrays.compareUnsigned(
                            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    /// @param metadata the user's, without `x-amz-meta-`
    /// @param headers what else was put with it: checksum, lock, encryption
    public record StoredObject(
            byte[] bytes,
            Map<String, String> metadata,
            Instant modified,
            Map<String, String> headers) {

        public StoredObject(byte[] bytes, Map<String, String> metadata, Instant modified) {
            this(bytes, metadata, modified, Map.of());
        }

        String tag() {
            try {
                byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
                return "\"" + HexFormat.of().formatHex(md5) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(BYTES);
    private final Set<String> vanishing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger slow = new AtomicInteger();
    private volatile boolean refused;
    private volatile String owner = "";
    private volatile String region = "us-east-1";
    private volatile @Nullable String policy;
    private volatile boolean blocked;
    private volatile boolean open;
    private volatile boolean mfaDelete;
    private volatile String logTarget = "";

    public StubBucket put(
            String key, byte[] bytes, Map<String, String> metadata, Instant modified) {
        objects.put(key, new StoredObject(bytes, Map.copyOf(metadata), modified));
        return this;
    }

    public StubBucket remove(String key) {
        objects.remove(key);
        return this;
    }

    /// The object is listed, and gone before anybody reads it.
    public StubBucket vanish(String key) {
        vanishing.add(key);
        return this;
    }

    boolean vanishes(String key) {
        return vanishing.contains(key);
    }

    /// Somebody changed an object behind S3's back: one of its bits is another one.
    public StubBucket damage(String key) {
        objects.computeIfPresent(
                key,
                (_, is) -> {
                    byte[] bytes = is.bytes().clone();
                    bytes[bytes.length / 2] ^= 1;
                    return new StoredObject(bytes, is.metadata(), is.modified(), is.headers());
                });
        return this;
    }

    /// The next so many calls are asked to slow down.
    public StubBucket slowDown(int calls) {
        slow.set(calls);
        return this;
    }

    /// @throws AwsFailure when callers are asked to slow down
    void admit() {
        if (slow.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new AwsFailure(503, "SlowDown", "Please reduce your request rate.");
        }
    }

    /// From now on nobody may read or list.
    public StubBucket refuse(boolean all) {
        refused = all;
        return this;
    }

    /// @param account who owns the bucket and sees it in its list
    public StubBucket owned(String account, String place) {
        owner = account;
        region = place;
        return this;
    }

    /// @param document null for none
    public StubBucket policy(@Nullable String document) {
        policy = document;
        return this;
    }

    /// Public access is blocked in every way.
    public StubBucket block() {
        blocked = true;
        return this;
    }

    /// Everybody may read it, by its access control list.
    public StubBucket open() {
        open = true;
        return this;
    }

    /// It keeps versions, and deleting one wants MFA.
    public StubBucket mfaDelete() {
        mfaDelete = true;
        return this;
    }

    /// @param bucket which gets the access log
    public StubBucket loggedTo(String bucket) {
        logTarget = bucket;
        return this;
    }

    String accessControlList() {
        String everybody =
                "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"Group\"><URI>http://acs.amazonaws.com/groups/global/AllUsers"
                        + "</URI></Grantee><Permission>READ</Permission></Grant>";
        return "<AccessControlPolicy><Owner><ID>1</ID></Owner><AccessControlList>%s"
                        .formatted(open ? everybody : "")
                + "</AccessControlList></AccessControlPolicy>";
    }

    String versioning() {
        return "<VersioningConfiguration>%s</VersioningConfiguration>"
                .formatted(
                        mfaDelete ? "<Status>Enabled</Status><MfaDelete>Enabled</MfaDelete>" : "");
    }

    String logging() {
        return "<BucketLoggingStatus>%s</BucketLoggingStatus>"
                .formatted(
                        logTarget.isEmpty()
                                ? ""
                                : "<LoggingEnabled><TargetBucket>%s</TargetBucket><TargetPrefix/></LoggingEnabled>"
                                        .formatted(logTarget));
    }

    String owner() {
        return owner;
    }

    String region() {
        return region;
    }

    String policy() {
        String document = policy;
        if (document == null) {
            throw new AwsFailure(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
        }
        return document;
    }

    String accessBlock() {
        if (!blocked) {
            throw new AwsFailure(
                    404,
                    "NoSuchPublicAccessBlockConfiguration",
                    "The public access block configuration was not found");
        }
        return "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>"
                + "<IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>"
                + "<RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
    }

    boolean refused() {
        return refused;
    }

    public NavigableMap<String, StoredObject> objects() {
        return objects;
    }
}
