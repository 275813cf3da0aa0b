package dev.attest.awsstub;

import com.fasterxml.jackson.databind.JsonNode;
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
            if (ofAccount(call)) {
                return accountBlock(call, caller);
            }
            int slash = path.indexOf('/');
            StubBucket bucket = bucket(slash < 0 ? path : path.substring(0, slash));
            String key =
                    slash < 0 ? "" : AwsCall.decoded(path.substring(slash + 1).replace("+", "%2B"));
            bucket.admit();
            return key.isEmpty() ? ofBucket(call, path, bucket) : objects.answer(call, bucket, key);
        } catch (AwsFailure e) {
            return AwsReply.failed(Wire.of(call), e);
        }
    }

    /// Whether it is S3 Control, which signs as S3 does.
    static boolean ofAccount(AwsCall call) {
        return call.path().equals("/v20180820/configuration/publicAccessBlock");
    }

    /// What list `s3/PublicAccessBlock` has.
    private static AwsReply accountBlock(AwsCall call, StubAccount caller) {
        String asked = call.headers().getOrDefault("x-amz-account-id", "");
        if (!asked.equals(caller.id())) {
            throw new AwsFailure(403, "AccessDenied", "the account is " + caller.id());
        }
        return caller.things("s3/PublicAccessBlock").stream()
                .findFirst()
                .map(block -> AwsReply.of(200, XML, block(block)))
                .orElseThrow(() ->
                        new AwsFailure(
                                404,
                                "NoSuchPublicAccessBlockConfiguration",
                                "The public access block configuration was not found"));
    }

    private static String block(JsonNode block) {
        return block.properties().stream()
                .map(each ->
                        "<%1$s>%2$s</%1$s>".formatted(each.getKey(), each.getValue().asBoolean()))
                .collect(
                        Collectors.joining(
                                "",
                                "<PublicAccessBlockConfiguration>",
                                "</PublicAccessBlockConfiguration>"));
    }

    private AwsReply buckets(AwsCall call, StubAccount caller) {
        String after = call.query().getOrDefault("continuation-token", "");
        int size = Integer.parseInt(call.query().getOrDefault("max-buckets", "10000"));
        if (size < 1 || size > 10_000) {
            throw new AwsFailure(400, "InvalidArgument", "max-buckets is " + size);
        }
        String region = call.query().getOrDefault("bucket-region", "");
        if (!region.isEmpty() && !region.equals(call.region())) {
            throw new AwsFailure(
                    400,
                    "InvalidArgument",
                    "bucket-region is %s, and this is the endpoint of %s"
                            .formatted(region, call.region()));
        }
        List<Map.Entry<String, StubBucket>> mine =
                new TreeMap<>(world.buckets())
                        .tailMap(after, false).entrySet().stream()
                                .filter(each -> caller.id().equals(each.getValue().owner()))
                                .filter(each ->
                                        region.isEmpty() || region.equals(each.getValue().region()))
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
            return AwsReply.of(200, XML, bucket.accessControlList());
        }
        if (asked.contains("versioning")) {
            return AwsReply.of(200, XML, bucket.versioning());
        }
        if (asked.contains("logging")) {
            return AwsReply.of(200, XML, bucket.logging());
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
