package dev.attest.awsstub;

import dev.attest.awsstub.StubBucket.StoredObject;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Objects by path-style addresses: list, head, get, put, delete.
final class S3Service implements AwsService {

    private static final int LARGEST_PAGE = 1000;
    private static final String XML = "application/xml";
    private static final String META = "x-amz-meta-";

    private final StubWorld world;

    S3Service(StubWorld world) {
        this.world = world;
    }

    @Override
    public AwsReply answer(AwsCall call, StubAccount caller) {
        try {
            String path = call.path().substring(1);
            if (path.isEmpty()) {
                return buckets(call, caller);
            }
            int slash = path.indexOf('/');
            StubBucket bucket = bucket(slash < 0 ? path : path.substring(0, slash));
            String key =
                    slash < 0 ? "" : AwsCall.decoded(path.substring(slash + 1).replace("+", "%2B"));
            return key.isEmpty() ? ofBucket(call, path, bucket) : object(call, bucket, key);
        } catch (AwsFailure e) {
            return AwsReply.failed(Wire.S3, e);
        }
    }

    private AwsReply buckets(AwsCall call, StubAccount caller) {
        String after = call.query().getOrDefault("continuation-token", "");
        int size = Integer.parseInt(call.query().getOrDefault("max-buckets", "10000"));
        List<Map.Entry<String, StubBucket>> mine =
                new TreeMap<>(world.buckets())
                        .tailMap(after, false).entrySet().stream()
                                .filter(each -> caller.id().equals(each.getValue().owner()))
                                .toList();
        String shown =
                mine.stream()
                        .limit(size)
                        .map(each ->
                                "<Bucket><Name>%s</Name><BucketRegion>%s</BucketRegion></Bucket>"
                                        .formatted(each.getKey(), each.getValue().region()))
                        .collect(Collectors.joining());
        String next =
                mine.size() > size
                        ? "<ContinuationToken>%s</ContinuationToken>"
                                .formatted(mine.get(size - 1).getKey())
                        : "";
        return AwsReply.of(
                200,
                XML,
                "<ListAllMyBucketsResult><Buckets>%s</Buckets>%s</ListAllMyBucketsResult>"
                        .formatted(shown, next));
    }

    private static AwsReply ofBucket(AwsCall call, String name, StubBucket bucket) {
        Set<String> asked = call.query().keySet();
        if (asked.contains("policy")) {
            return AwsReply.of(200, "application/json", bucket.policy());
        }
        if (asked.contains("policyStatus")) {
            boolean open = bucket.policy().contains("\"*\"");
            return AwsReply.of(
                    200,
                    XML,
                    "<PolicyStatus><IsPublic>%s</IsPublic></PolicyStatus>".formatted(open));
        }
        if (asked.contains("publicAccessBlock")) {
            return AwsReply.of(200, XML, bucket.accessBlock());
        }
        if (asked.contains("acl")) {
            return AwsReply.of(
                    200,
                    XML,
                    "<AccessControlPolicy><Owner><ID>1</ID></Owner><AccessControlList>"
                            + "</AccessControlList></AccessControlPolicy>");
        }
        return list(call, name, bucket);
    }

    private StubBucket bucket(String name) {
        StubBucket bucket = world.buckets().get(name);
        if (bucket == null) {
            throw new AwsFailure(404, "NoSuchBucket", name);
        }
        if (bucket.refused()) {
            throw new AwsFailure(403, "AccessDenied", "Access Denied");
        }
        return bucket;
    }

    private AwsReply object(AwsCall call, StubBucket bucket, String key) {
        return switch (call.method()) {
            case "GET", "HEAD" -> get(bucket, key);
            case "PUT" -> put(call, bucket, key);
            case "DELETE" -> {
                bucket.remove(key);
                yield AwsReply.of(204, XML, "");
            }
            default -> throw new AwsFailure(405, "MethodNotAllowed", call.method());
        };
    }

    private static AwsReply get(StubBucket bucket, String key) {
        StoredObject found = bucket.objects().get(key);
        if (found == null || bucket.vanishes(key)) {
            throw new AwsFailure(404, "NoSuchKey", "The specified key does not exist.");
        }
        Map<String, String> headers = new HashMap<>();
        found.metadata().forEach((name, value) -> headers.put(META + name, value));
        headers.put("ETag", found.tag());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        found.modified().atOffset(ZoneOffset.UTC)));
        return new AwsReply(200, "binary/octet-stream", found.bytes(), headers);
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
        var stored = new StoredObject(bytes, Map.copyOf(metadata), world.clock().instant());
        bucket.objects().put(key, stored);
        return new AwsReply(200, XML, new byte[0], Map.of("ETag", stored.tag()));
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

    private static AwsReply list(AwsCall call, String name, StubBucket bucket) {
        if (!call.query().getOrDefault("list-type", "").equals("2")) {
            throw new AwsFailure(501, "NotImplemented", "only ListObjectsV2");
        }
        String prefix = call.query().getOrDefault("prefix", "");
        if (call.query().containsKey("delimiter")) {
            return folders(call, name, bucket, prefix);
        }
        int asked = Integer.parseInt(call.query().getOrDefault("max-keys", "1000"));
        int size = Math.min(asked, LARGEST_PAGE);
        String after =
                call.query()
                        .getOrDefault(
                                "continuation-token", call.query().getOrDefault("start-after", ""));
        boolean encoded = call.query().getOrDefault("encoding-type", "").equals("url");
        List<Map.Entry<String, StoredObject>> found =
                bucket.objects().tailMap(after, false).entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .limit(size + 1L)
                        .toList();
        List<Map.Entry<String, StoredObject>> page = found.subList(0, Math.min(size, found.size()));
        return AwsReply.of(200, XML, listing(name, page, found.size() > size, encoded));
    }

    /// Folders directly below a prefix; the only listing with a delimiter that is asked for.
    private static AwsReply folders(AwsCall call, String name, StubBucket bucket, String prefix) {
        String delimiter = call.query().getOrDefault("delimiter", "/");
        int size =
                Math.min(
                        Integer.parseInt(call.query().getOrDefault("max-keys", "1000")),
                        LARGEST_PAGE);
        String after = call.query().getOrDefault("continuation-token", "");
        List<String> found =
                bucket.objects().tailMap(prefix, false).keySet().stream()
                        .takeWhile(key -> key.startsWith(prefix))
                        .filter(key -> key.indexOf(delimiter, prefix.length()) >= 0)
                        .map(key -> key.substring(0, key.indexOf(delimiter, prefix.length()) + 1))
                        .distinct()
                        .filter(folder -> after.isEmpty() || folder.compareTo(after) > 0)
                        .limit(size + 1L)
                        .toList();
        List<String> page = found.subList(0, Math.min(size, found.size()));
        boolean more = found.size() > size;
        String folders =
                page.stream()
                        .map(folder ->
                                "<CommonPrefixes><Prefix>"
                                        + AwsReply.escaped(folder)
                                        + "</Prefix></CommonPrefixes>")
                        .collect(Collectors.joining());
        String next =
                more
                        ? "<NextContinuationToken>"
                                + AwsReply.escaped(page.getLast())
                                + "</NextContinuationToken>"
                        : "";
        return AwsReply.of(
                200,
                XML,
                "<ListBucketResult><Name>%s</Name><KeyCount>%d</KeyCount><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
                        .formatted(name, page.size(), more, next, folders));
    }

    private static String listing(
            String bucket,
            List<Map.Entry<String, StoredObject>> page,
            boolean more,
            boolean encoded) {
        String next =
                more
                        ? "<NextContinuationToken>%s</NextContinuationToken>"
                                .formatted(AwsReply.escaped(page.getLast().getKey()))
                        : "";
        String contents =
                page.stream()
                        .map(entry -> content(entry.getKey(), entry.getValue(), encoded))
                        .collect(Collectors.joining());
        return "<ListBucketResult><Name>%s</Name><KeyCount>%d</KeyCount><IsTruncated>%s</IsTruncated>"
                        .formatted(bucket, page.size(), more)
                + (encoded ? "<EncodingType>url</EncodingType>" : "")
                + next
                + contents
                + "</ListBucketResult>";
    }

    private static String content(String key, StoredObject object, boolean encoded) {
        String shown =
                encoded
                        ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/")
                        : AwsReply.escaped(key);
        return "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size></Contents>"
                .formatted(
                        shown,
                        object.modified(),
                        object.tag().replace("\"", "&quot;"),
                        object.bytes().length);
    }
}
