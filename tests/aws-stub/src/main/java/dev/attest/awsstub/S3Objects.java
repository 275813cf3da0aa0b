package dev.attest.awsstub;

import dev.attest.awsstub.StubBucket.StoredObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Objects: head, get, put and delete, with their conditions and checksums.
///
/// Source: Amazon S3 API Reference, GetObject, PutObject, DeleteObjects; error codes as there.
final class S3Objects {

    private static final int MOST_DELETED = 1000;
    private static final String XML = "application/xml";
    private static final String META = "x-amz-meta-";
    private static final List<String> KEPT =
            List.of(
                    "x-amz-checksum-sha256",
                    "x-amz-object-lock-mode",
                    "x-amz-object-lock-retain-until-date",
                    "x-amz-server-side-encryption",
                    "x-amz-server-side-encryption-aws-kms-key-id");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final Pattern OBJECT = Pattern.compile("<Object>(.*?)</Object>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<ETag>(.*?)</ETag>", Pattern.DOTALL);

    private final Clock clock;

    S3Objects(Clock clock) {
        this.clock = clock;
    }

    AwsReply answer(AwsCall call, StubBucket bucket, String key) {
        return switch (call.method()) {
            case "GET", "HEAD" -> get(call, bucket, key);
            case "PUT" -> put(call, bucket, key);
            case "DELETE" -> {
                bucket.remove(key);
                yield AwsReply.of(204, XML, "");
            }
            default -> throw new AwsFailure(405, "MethodNotAllowed", call.method());
        };
    }

    private static AwsReply get(AwsCall call, StubBucket bucket, String key) {
        StoredObject found = bucket.objects().get(key);
        if (found == null || bucket.vanishes(key)) {
            throw new AwsFailure(404, "NoSuchKey", "The specified key does not exist.");
        }
        String wanted = call.headers().get("if-match");
        if (wanted != null && !bare(wanted).equals(bare(found.tag()))) {
            throw notMet();
        }
        Map<String, String> headers = new HashMap<>();
        found.metadata().forEach((name, value) -> headers.put(META + name, value));
        found.headers().forEach(headers::put);
        headers.put("ETag", found.tag());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        found.modified().atOffset(ZoneOffset.UTC)));
        String range = call.headers().get("range");
        if (range != null) {
            return part(found, range, headers);
        }
        if (!call.headers().getOrDefault("x-amz-checksum-mode", "").equals("ENABLED")) {
            headers.remove("x-amz-checksum-sha256");
        }
        if (call.method().equals("HEAD")) {
            headers.put("Content-Length", String.valueOf(found.bytes().length));
        }
        return new AwsReply(200, "binary/octet-stream", found.bytes(), headers);
    }

    private static AwsReply part(StoredObject found, String range, Map<String, String> headers) {
        int size = found.bytes().length;
        Matcher asked = RANGE.matcher(range);
        if (!asked.matches() || Long.parseLong(asked.group(1)) >= size) {
            throw new AwsFailure(416, "InvalidRange", "The requested range is not satisfiable");
        }
        int from = Integer.parseInt(asked.group(1));
        int to =
                asked.group(2).isEmpty()
                        ? size
                        : (int) Math.min(size, Long.parseLong(asked.group(2)) + 1);
        headers.remove("x-amz-checksum-sha256");
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, size));
        return new AwsReply(
                206, "binary/octet-stream", Arrays.copyOfRange(found.bytes(), from, to), headers);
    }

    private AwsReply put(AwsCall call, StubBucket bucket, String key) {
        Map<String, String> metadata = new HashMap<>();
        call.headers()
                .forEach((name, value) -> {
                    if (name.startsWith(META)) {
                        metadata.put(name.substring(META.length()), value);
                    }
                });
        boolean chunked =
                call.headers().getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-");
        byte[] bytes = chunked ? unchunked(call.body()) : call.body();
        S3Checksums.compare(call.headers(), bytes);
        lock(call.headers());
        Map<String, String> kept = new HashMap<>();
        KEPT.forEach(name -> {
            String value = call.headers().get(name);
            if (value != null) {
                kept.put(name, value);
            }
        });
        var stored =
                new StoredObject(bytes, Map.copyOf(metadata), clock.instant(), Map.copyOf(kept));
        if (!call.headers().getOrDefault("if-none-match", "").equals("*")) {
            bucket.objects().put(key, stored);
        } else if (bucket.objects().putIfAbsent(key, stored) != null) {
            throw notMet();
        }
        return new AwsReply(200, XML, new byte[0], Map.of("ETag", stored.tag()));
    }

    private void lock(Map<String, String> headers) {
        String mode = headers.get("x-amz-object-lock-mode");
        String until = headers.get("x-amz-object-lock-retain-until-date");
        if (mode == null && until == null) {
            return;
        }
        if (mode == null || until == null) {
            throw new AwsFailure(
                    400,
                    "InvalidArgument",
                    "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be"
                            + " supplied");
        }
        if (!mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
            throw new AwsFailure(400, "InvalidArgument", "Unknown wormMode directive.");
        }
        if (!Instant.parse(until).isAfter(clock.instant())) {
            throw new AwsFailure(
                    400, "InvalidArgument", "The retain until date must be in the future!");
        }
        if (!S3Checksums.any(headers)) {
            throw new AwsFailure(
                    400,
                    "InvalidRequest",
                    "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object"
                            + " requests with Object Lock parameters");
        }
    }

    AwsReply deleteAll(AwsCall call, StubBucket bucket) {
        if (!S3Checksums.any(call.headers())) {
            throw new AwsFailure(
                    400,
                    "InvalidRequest",
                    "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
        S3Checksums.compare(call.headers(), call.body());
        List<String> named =
                OBJECT.matcher(new String(call.body(), StandardCharsets.UTF_8))
                        .results()
                        .map(each -> each.group(1))
                        .toList();
        if (named.isEmpty() || named.size() > MOST_DELETED) {
            throw new AwsFailure(400, "MalformedXML", named.size() + " objects");
        }
        String errors =
                named.stream().map(each -> delete(each, bucket)).collect(Collectors.joining());
        return AwsReply.of(200, XML, "<DeleteResult>" + errors + "</DeleteResult>");
    }

    /// @return what went wrong, as XML; empty when nothing did
    private static String delete(String named, StubBucket bucket) {
        String key = text(KEY, named);
        String tag = text(TAG, named);
        StoredObject there = key == null ? null : bucket.objects().get(key);
        if (key == null || there == null) {
            return "";
        }
        if (tag != null && !bare(tag).equals(bare(there.tag()))) {
            return "<Error><Key>%s</Key><Code>PreconditionFailed</Code><Message>%s</Message></Error>"
                    .formatted(AwsReply.escaped(key), notMet().getMessage());
        }
        bucket.remove(key);
        return "";
    }

    private static @Nullable String text(Pattern element, String xml) {
        Matcher found = element.matcher(xml);
        return found.find()
                ? found.group(1)
                        .replace("&quot;", "\"")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                : null;
    }

    private static AwsFailure notMet() {
        return new AwsFailure(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
    }

    private static String bare(String tag) {
        return tag.replace("\"", "");
    }

    private static byte[] unchunked(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.split(";", 2)[0], 16);
            if (size == 0) {
                break;
            }
            bytes.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
        return bytes.toByteArray();
    }
}
