package dev.attest.awsstub;

import dev.attest.awsstub.StubBucket.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// ListObjectsV2: pages of at most 1,000 keys.
final class S3Listing {

    private static final int LARGEST_PAGE = 1000;
    private static final String XML = "application/xml";

    private S3Listing() {}

    static AwsReply of(AwsCall call, String name, StubBucket bucket) {
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
