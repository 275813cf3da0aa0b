package dev.attest.awsstub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Buckets by path-style addresses.
final class S3Service implements AwsService {

    private static final String XML = "application/xml";

    private final StubWorld world;
    private final S3Objects objects;

    S3Service(StubWorld world) {
        this.world = world;
        objects = new S3Objects(world.clock());
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
            bucket.admit();
            return key.isEmpty() ? ofBucket(call, path, bucket) : objects.answer(call, bucket, key);
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

    private AwsReply ofBucket(AwsCall call, String name, StubBucket bucket) {
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
        if (asked.contains("delete") && call.method().equals("POST")) {
            return objects.deleteAll(call, bucket);
        }
        return S3Listing.of(call, name, bucket);
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
}
