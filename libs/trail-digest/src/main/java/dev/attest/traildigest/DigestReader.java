package dev.attest.traildigest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads digest files.
public final class DigestReader {

    /// In bytes, uncompressed. A digest of an hour names some thousand logs at most.
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final JsonNode json;

    private DigestReader(JsonNode json) {
        this.json = json;
    }

    /// @param content uncompressed
    /// @throws UnreadableDigestException when it is no digest; the message begins with a JSON
    ///   pointer
    public static Digest read(byte[] content) throws UnreadableDigestException {
        try {
            return new DigestReader(JSON.readTree(content)).digest(Sha256.hex(content));
        } catch (JsonProcessingException e) {
            throw new UnreadableDigestException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableDigestException("not JSON: " + e.getMessage());
        }
    }

    private Digest digest(String sha256) throws UnreadableDigestException {
        String key = text(json, "", "digestS3Object");
        JsonNode files = json.path("logFiles");
        if (!files.isArray()) {
            throw new UnreadableDigestException("/logFiles is no list");
        }
        List<Digest.Log> logs = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            logs.add(log(files.get(i), "/logFiles/" + i));
        }
        String end = text(json, "", "digestEndTime");
        return new Digest(
                name(key, "/digestS3Object", FileName.Kind.DIGEST),
                text(json, "", "digestS3Bucket") + "/" + key,
                sha256,
                instant(text(json, "", "digestStartTime"), "/digestStartTime"),
                instant(end, "/digestEndTime"),
                end,
                text(json, "", "digestPublicKeyFingerprint"),
                text(json, "", "digestSignatureAlgorithm"),
                previous(),
                logs);
    }

    private Optional<Digest.Previous> previous() throws UnreadableDigestException {
        String key = optional("previousDigestS3Object");
        if (key == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Digest.Previous(
                        name(key, "/previousDigestS3Object", FileName.Kind.DIGEST),
                        hash(json, "", "previousDigestHashValue"),
                        optional("previousDigestSignature")));
    }

    private @Nullable String optional(String member) throws UnreadableDigestException {
        return json.hasNonNull(member) ? text(json, "", member) : null;
    }

    private static Digest.Log log(JsonNode file, String place) throws UnreadableDigestException {
        String key = text(file, place, "s3Object");
        String algorithm = text(file, place, "hashAlgorithm");
        if (!algorithm.equals("SHA-256")) {
            throw new UnreadableDigestException(
                    place + "/hashAlgorithm is " + algorithm + ", not SHA-256");
        }
        return new Digest.Log(
                name(key, place + "/s3Object", FileName.Kind.LOG),
                text(file, place, "s3Bucket") + "/" + key,
                hash(file, place, "hashValue"));
    }

    private static FileName name(String key, String place, FileName.Kind kind)
            throws UnreadableDigestException {
        return FileName.of(key)
                .filter(name -> name.kind() == kind)
                .orElseThrow(() ->
                        new UnreadableDigestException(
                                place
                                        + " is no name of a "
                                        + kind.name().toLowerCase(Locale.ROOT)
                                        + " of CloudTrail: "
                                        + key));
    }

    private static String hash(JsonNode object, String place, String member)
            throws UnreadableDigestException {
        String text = text(object, place, member);
        if (!SHA_256.matcher(text).matches()) {
            throw new UnreadableDigestException(place + "/" + member + " is no SHA-256: " + text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static Instant instant(String text, String place) throws UnreadableDigestException {
        try {
            Instant time = Instant.parse(text);
            if (time.isAfter(Instant.EPOCH) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // no time either
        }
        throw new UnreadableDigestException(place + " is no time: " + text);
    }

    private static String text(JsonNode object, String place, String member)
            throws UnreadableDigestException {
        JsonNode value = object.path(member);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new UnreadableDigestException(place + "/" + member + " is no text");
        }
        return value.textValue();
    }
}
