package dev.attest.traildigest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Delivers logs and signed digests into a folder, as CloudTrail does into a bucket.
final class DeliveredTrail {

    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-central-1";
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final String BUCKET = "trail-of-meridian";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair KEYS = keys();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final List<Path> logs = new ArrayList<>();
    private final List<Path> digests = new ArrayList<>();
    private @Nullable ObjectNode previous;

    DeliveredTrail(Path folder) {
        this.folder = folder;
    }

    /// Some hours, each with two logs and a digest.
    static DeliveredTrail of(Path folder, int hours) {
        DeliveredTrail trail = new DeliveredTrail(folder);
        for (int hour = 0; hour < hours; hour++) {
            trail.hour(hour);
        }
        return trail;
    }

    void hour(int hour) {
        Instant from = START.plus(Duration.ofHours(hour));
        ArrayNode told = JSON.createArrayNode();
        for (int i = 0; i < 2; i++) {
            Instant time = from.plus(Duration.ofMinutes(20 * (i + 1)));
            String key =
                    "AWSLogs/%s/CloudTrail/%s/%s/%1$s_CloudTrail_%2$s_%4$s_%5$s.json.gz"
                            .formatted(
                                    ACCOUNT,
                                    REGION,
                                    DAY.format(time),
                                    MINUTE.format(time),
                                    "unique" + hour + "x" + i);
            byte[] content =
                    ("{\"Records\":[{\"hour\":" + hour + ",\"i\":" + i + "}]}")
                            .getBytes(StandardCharsets.UTF_8);
            logs.add(write(key, content));
            told.addObject()
                    .put("s3Bucket", BUCKET)
                    .put("s3Object", key)
                    .put("hashValue", Sha256.hex(content))
                    .put("hashAlgorithm", "SHA-256");
        }
        digest(from, from.plus(Duration.ofHours(1)), told);
    }

    /// The next digest begins a new chain.
    void restart() {
        previous = null;
    }

    private void digest(Instant from, Instant until, ArrayNode told) {
        String key =
                "AWSLogs/%s/CloudTrail-Digest/%s/%s/%1$s_CloudTrail-Digest_%2$s_all_us-east-1_%4$s.json.gz"
                        .formatted(ACCOUNT, REGION, DAY.format(until), SECOND.format(until));
        ObjectNode digest = JSON.createObjectNode();
        digest.put("awsAccountId", ACCOUNT)
                .put("digestStartTime", from.toString())
                .put("digestEndTime", until.toString())
                .put("digestS3Bucket", BUCKET)
                .put("digestS3Object", key)
                .put("digestPublicKeyFingerprint", "f1")
                .put("digestSignatureAlgorithm", "SHA256withRSA");
        ObjectNode before = previous;
        for (String member : List.of("S3Bucket", "S3Object", "HashValue", "Signature")) {
            digest.set(
                    "previousDigest" + member,
                    before == null ? JSON.nullNode() : before.get(member));
        }
        digest.set("logFiles", told);
        byte[] content = digest.toString().getBytes(StandardCharsets.UTF_8);
        digests.add(write(key, content));
        previous = JSON.createObjectNode();
        previous.put("S3Bucket", BUCKET)
                .put("S3Object", key)
                .put("HashValue", Sha256.hex(content))
                .put("Signature", signature(content));
    }

    private static String signature(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            JsonNode digest = JSON.readTree(content);
            String text =
                    String.join(
                            "\n",
                            digest.get("digestEndTime").textValue(),
                            BUCKET + "/" + digest.get("digestS3Object").textValue(),
                            Sha256.hex(content),
                            digest.get("previousDigestSignature").asText("null"));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path log(int index) {
        return logs.get(index);
    }

    Path digest(int index) {
        return digests.get(index);
    }

    /// What `aws s3api head-object` prints of the last digest.
    Path keepLastSignature() {
        ObjectNode head = JSON.createObjectNode();
        head.putObject("Metadata").set("signature", last().get("Signature"));
        Path digest = digests.getLast();
        Path file = digest.resolveSibling(digest.getFileName() + ".head.json");
        write(file, bytes(head));
        return file;
    }

    /// Adds a digest that somebody made of a true one, under the name that it says, in a folder.
    void forge(String beside, int index, UnaryOperator<String> made) {
        try (var in = new GZIPInputStream(Files.newInputStream(digests.get(index)))) {
            String forged = made.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            String key = JSON.readTree(forged).get("digestS3Object").textValue();
            String name = key.substring(key.lastIndexOf('/') + 1);
            rewrite(folder.resolve(beside).resolve(name), forged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode last() {
        ObjectNode last = previous;
        if (last == null) {
            throw new IllegalStateException("there is no digest");
        }
        return last;
    }

    /// What `aws cloudtrail list-public-keys` prints.
    static JsonNode publicKeys() {
        return publicKeys("f1");
    }

    static JsonNode publicKeys(String fingerprint) {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        ObjectNode printed = JSON.createObjectNode();
        printed.putArray("PublicKeyList")
                .addObject()
                .put("Fingerprint", fingerprint)
                .put(
                        "Value",
                        Base64.getEncoder()
                                .encodeToString(
                                        sequence(key.getModulus(), key.getPublicExponent())));
        return printed;
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

    /// Writes the content, compressed, in place of what was there.
    static void rewrite(Path file, String content) {
        write(file, gzip(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Path write(String key, byte[] content) {
        Path file = folder.resolve(key);
        write(file, gzip(content));
        return file;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
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
}
