package dev.attest.traildigest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubPublicKey;
import dev.attest.awsstub.TrailDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/// What CloudTrail delivered into a bucket, copied into a folder: logs and signed digests.
final class DeliveredTrail {

    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-central-1";
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StubBucket bucket = new StubBucket();
    private final TrailDelivery delivery =
            new TrailDelivery("trail-of-meridian", bucket, "AWSLogs/", ACCOUNT, REGION);
    private final Path folder;
    private final List<Path> logs = new ArrayList<>();
    private final List<Path> digests = new ArrayList<>();

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
        for (int i = 0; i < 2; i++) {
            String content = "{\"Records\":[{\"hour\":" + hour + ",\"i\":" + i + "}]}";
            logs.add(copied(delivery.log(from.plus(Duration.ofMinutes(20 * (i + 1))), content)));
        }
        digests.add(copied(delivery.digest(from)));
    }

    /// The next digest begins a new chain.
    void restart() {
        delivery.restart();
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
        Path digest = digests.getLast();
        ObjectNode head = JSON.createObjectNode();
        head.putObject("Metadata")
                .put("signature", object(folder.relativize(digest)).metadata().get("signature"));
        Path file = digest.resolveSibling(digest.getFileName() + ".head.json");
        write(file, head.toString().getBytes(StandardCharsets.UTF_8));
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

    /// What `aws cloudtrail list-public-keys` prints.
    static JsonNode publicKeys() {
        return publicKeys(TrailDelivery.publicKey(REGION).fingerprint());
    }

    static JsonNode publicKeys(String fingerprint) {
        StubPublicKey key = TrailDelivery.publicKey(REGION);
        ObjectNode printed = JSON.createObjectNode();
        printed.putArray("PublicKeyList")
                .addObject()
                .put("Fingerprint", fingerprint)
                .put("Value", Base64.getEncoder().encodeToString(key.value()));
        return printed;
    }

    /// Writes the content, compressed, in place of what was there.
    static void rewrite(Path file, String content) {
        write(file, TrailDelivery.gzip(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Path copied(String key) {
        Path file = folder.resolve(key);
        write(file, object(Path.of(key)).bytes());
        return file;
    }

    private StubBucket.StoredObject object(Path key) {
        return Objects.requireNonNull(bucket.objects().get(key.toString()));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
