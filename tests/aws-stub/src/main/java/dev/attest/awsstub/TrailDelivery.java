package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Delivers the logs of an account and region into a bucket, and every hour a signed digest of
/// them, as CloudTrail does.
///
/// Source: CloudTrail User Guide, "CloudTrail digest file structure".
public final class TrailDelivery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair KEYS = keys();
    private static final KeyPair LATE_KEYS = keys();
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final String LATE = "_backfill";
    private static final DateTimeFormatter DAY = format("uuuu/MM/dd");
    private static final DateTimeFormatter MINUTE = format("uuuuMMdd'T'HHmm'Z'");
    private static final DateTimeFormatter SECOND = format("uuuuMMdd'T'HHmmss'Z'");

    private final String name;
    private final StubBucket bucket;
    private final String root;
    private final String account;
    private final String region;
    private final List<ObjectNode> undigested = new ArrayList<>();
    private int number;
    private @Nullable ObjectNode previous;

    /// @param name of the bucket
    /// @param root what stands before the account, such as `AWSLogs/` or `AWSLogs/o-…/`
    public TrailDelivery(
            String name, StubBucket bucket, String root, String account, String region) {
        this.name = name;
        this.bucket = bucket;
        this.root = root;
        this.account = account;
        this.region = region;
    }

    /// The key that the digests of a region are signed for, as CloudTrail lists it.
    public static StubPublicKey publicKey(String region) {
        return publicKey(region, fingerprint(region, ""), KEYS, Instant.EPOCH);
    }

    /// The key that digests of late logs are signed for: the one of the time that writes them, not
    /// of the time that they tell of.
    public static StubPublicKey latePublicKey(String region, Instant from) {
        return publicKey(region, fingerprint(region, LATE), LATE_KEYS, from);
    }

    private static StubPublicKey publicKey(
            String region, String fingerprint, KeyPair keys, Instant from) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        byte[] bare = sequence(key.getModulus(), key.getPublicExponent());
        return new StubPublicKey(region, fingerprint, bare, from, LAST);
    }

    private static String fingerprint(String region, String ending) {
        return "fingerprint-of-" + region + ending;
    }

    /// Delivers a log.
    ///
    /// @param content uncompressed
    /// @return its key
    public String log(Instant time, String content) {
        String key = logKey(time);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        put(key, bytes, Map.of(), time);
        undigested.add(told(key, bytes));
        return key;
    }

    /// Puts a file beside the logs that CloudTrail did not deliver.
    ///
    /// @return its key
    public String foreign(Instant time, String content) {
        String key = logKey(time);
        put(key, content.getBytes(StandardCharsets.UTF_8), Map.of(), time);
        return key;
    }

    private String logKey(Instant time) {
        number++;
        return "%s%s/CloudTrail/%s/%s/%2$s_CloudTrail_%3$s_%5$s_%6$s.json.gz"
                .formatted(
                        root, account, region, DAY.format(time), MINUTE.format(time), "u" + number);
    }

    /// Delivers the digest of what was delivered since the last one.
    ///
    /// @return its key
    public String digest(Instant from) {
        return digest(from, from.plus(Duration.ofHours(1)), "");
    }

    /// Delivers a digest of late logs, in a chain of its own.
    ///
    /// @return its key
    public String backfill(Instant from) {
        ObjectNode chain = previous;
        previous = null;
        String key = digest(from, from.plus(Duration.ofHours(1)), LATE);
        previous = chain;
        return key;
    }

    /// The next digest begins a new chain.
    public void restart() {
        previous = null;
    }

    private String digest(Instant from, Instant until, String ending) {
        String key =
                "%s%s/CloudTrail-Digest/%s/%s/%2$s_CloudTrail-Digest_%3$s_all_us-east-1_%5$s%6$s.json.gz"
                        .formatted(
                                root,
                                account,
                                region,
                                DAY.format(until),
                                SECOND.format(until),
                                ending);
        ObjectNode digest = JSON.createObjectNode();
        digest.put("awsAccountId", account)
                .put("digestStartTime", from.toString())
                .put("digestEndTime", until.toString())
                .put("digestS3Bucket", name)
                .put("digestS3Object", key)
                .put("digestPublicKeyFingerprint", fingerprint(region, ending))
                .put("digestSignatureAlgorithm", "SHA256withRSA");
        ObjectNode before = previous;
        for (String member : List.of("S3Bucket", "S3Object", "HashValue", "Signature")) {
            digest.set(
                    "previousDigest" + member,
                    before == null ? JSON.nullNode() : before.get(member));
        }
        return deliver(key, digest, until, ending.equals(LATE) ? LATE_KEYS : KEYS);
    }

    private String deliver(String key, ObjectNode digest, Instant until, KeyPair keys) {
        ArrayNode files = digest.putArray("logFiles");
        undigested.forEach(files::add);
        undigested.clear();
        byte[] content = digest.toString().getBytes(StandardCharsets.UTF_8);
        String signature = signature(keys, digest, content);
        put(
                key,
                content,
                Map.of("signature", signature, "signature-algorithm", "SHA256withRSA"),
                until);
        previous =
                JSON.createObjectNode()
                        .put("S3Bucket", name)
                        .put("S3Object", key)
                        .put("HashValue", sha256(content))
                        .put("Signature", signature);
        return key;
    }

    private ObjectNode told(String key, byte[] content) {
        return JSON.createObjectNode()
                .put("s3Bucket", name)
                .put("s3Object", key)
                .put("hashValue", sha256(content))
                .put("hashAlgorithm", "SHA-256");
    }

    private void put(String key, byte[] content, Map<String, String> metadata, Instant time) {
        bucket.put(key, gzip(content), metadata, time);
    }

    private static String signature(KeyPair keys, JsonNode digest, byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            String text =
                    String.join(
                            "\n",
                            digest.path("digestEndTime").asText(),
                            digest.path("digestS3Bucket").asText()
                                    + "/"
                                    + digest.path("digestS3Object").asText(),
                            sha256(content),
                            digest.path("previousDigestSignature").asText("null"));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Compresses as CloudTrail does.
    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The bare key of PKCS #1.
    private static byte[] sequence(BigInteger... numbers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (BigInteger number : numbers) {
            all.writeBytes(element(0x02, number.toByteArray()));
        }
        return element(0x30, all.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 0x80) {
            out.write(0x82);
            out.write(content.length >> 8);
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
