package dev.attest.traildigest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads digest files as a stream: what unpacks to very much is never held as a tree.
public final class DigestReader {

    /// In bytes, uncompressed. A digest of an hour names some thousand logs at most.
    public static final int LONGEST = 16 * 1024 * 1024;

    /// More than an hour has.
    static final int MOST_LOGS = 20_000;

    /// A log takes 14.
    static final int MOST_TOKENS = 400_000;

    /// A digest is of an hour; one that was delivered late may be of some.
    private static final Duration LONGEST_TIME = Duration.ofDays(1);

    /// A key of S3 has at most 1,024 bytes, a signature 512 digits.
    private static final int LONGEST_TEXT = 8_192;

    private static final int DEEPEST = 16;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxTokenCount(MOST_TOKENS)
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LONGEST_TEXT)
                                    .build())
                    .build();
    private static final String LOGS = "logFiles";
    private static final Set<String> OF_DIGEST =
            Set.of(
                    "digestS3Bucket",
                    "digestS3Object",
                    "digestStartTime",
                    "digestEndTime",
                    "digestPublicKeyFingerprint",
                    "digestSignatureAlgorithm",
                    "previousDigestS3Object",
                    "previousDigestHashValue",
                    "previousDigestSignature");
    private static final Set<String> OF_LOG =
            Set.of("s3Bucket", "s3Object", "hashAlgorithm", "hashValue");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final JsonParser parser;
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable List<Digest.Log> logs;

    private DigestReader(JsonParser parser) {
        this.parser = parser;
    }

    /// @param content uncompressed
    /// @throws UnreadableDigestException when it is no digest; the message begins with a JSON
    ///   pointer
    public static Digest read(byte[] content) throws UnreadableDigestException {
        try (JsonParser parser = JSON.createParser(content)) {
            DigestReader reader = new DigestReader(parser);
            reader.readAll();
            return reader.digest(Sha256.hex(content));
        } catch (JsonProcessingException e) {
            throw new UnreadableDigestException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableDigestException("not JSON: " + e.getMessage());
        }
    }

    private void readAll() throws IOException, UnreadableDigestException {
        try {
            readMembers();
        } catch (StreamConstraintsException e) {
            throw new UnreadableDigestException(
                    parser.getParsingContext().pathAsPointer()
                            + " is too much: "
                            + e.getOriginalMessage());
        }
    }

    private void readMembers() throws IOException, UnreadableDigestException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(LOGS) && value == JsonToken.START_ARRAY) {
                logs = logs();
            } else {
                keep(name, value, OF_DIGEST, texts);
            }
        }
        if (parser.nextToken() != null) {
            throw new UnreadableDigestException("not JSON: Trailing content after the digest");
        }
    }

    private List<Digest.Log> logs() throws IOException, UnreadableDigestException {
        List<Digest.Log> found = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = "/" + LOGS + "/" + found.size();
            if (found.size() == MOST_LOGS) {
                throw new UnreadableDigestException(
                        place + " is too much: a digest names at most " + MOST_LOGS + " logs");
            }
            found.add(log(texts(), place));
        }
        return found;
    }

    /// The texts of the log that begins here; none of what is no object.
    private Map<String, String> texts() throws IOException {
        Map<String, String> found = new HashMap<>();
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            parser.skipChildren();
            return found;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            keep(name, parser.nextToken(), OF_LOG, found);
        }
        return found;
    }

    /// Anything but a text counts as an empty one, and null as nothing.
    private void keep(
            String name, @Nullable JsonToken value, Set<String> wanted, Map<String, String> to)
            throws IOException {
        if (wanted.contains(name) && value != JsonToken.VALUE_NULL) {
            to.put(name, value == JsonToken.VALUE_STRING ? parser.getText() : "");
        }
        parser.skipChildren();
    }

    private Digest digest(String sha256) throws UnreadableDigestException {
        String key = text(texts, "", "digestS3Object");
        if (logs == null) {
            throw new UnreadableDigestException("/" + LOGS + " is no list");
        }
        Instant start = instant(text(texts, "", "digestStartTime"), "/digestStartTime");
        String end = text(texts, "", "digestEndTime");
        return new Digest(
                name(key, "/digestS3Object", FileName.Kind.DIGEST),
                text(texts, "", "digestS3Bucket") + "/" + key,
                sha256,
                start,
                end(start, end),
                end,
                text(texts, "", "digestPublicKeyFingerprint"),
                text(texts, "", "digestSignatureAlgorithm"),
                previous(),
                logs);
    }

    private static Instant end(Instant start, String text) throws UnreadableDigestException {
        Instant end = instant(text, "/digestEndTime");
        if (!end.isAfter(start) || end.isAfter(start.plus(LONGEST_TIME))) {
            throw new UnreadableDigestException(
                    "/digestEndTime is not within a day after /digestStartTime, "
                            + start
                            + ": "
                            + text);
        }
        return end;
    }

    private Optional<Digest.Previous> previous() throws UnreadableDigestException {
        String key = optional("previousDigestS3Object");
        if (key == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Digest.Previous(
                        name(key, "/previousDigestS3Object", FileName.Kind.DIGEST),
                        hash(texts, "", "previousDigestHashValue"),
                        optional("previousDigestSignature")));
    }

    private @Nullable String optional(String member) throws UnreadableDigestException {
        return texts.containsKey(member) ? text(texts, "", member) : null;
    }

    private static Digest.Log log(Map<String, String> file, String place)
            throws UnreadableDigestException {
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

    private static String hash(Map<String, String> object, String place, String member)
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

    private static String text(Map<String, String> object, String place, String member)
            throws UnreadableDigestException {
        String text = object.getOrDefault(member, "");
        if (text.isEmpty()) {
            throw new UnreadableDigestException(place + "/" + member + " is no text");
        }
        return text;
    }
}
