package dev.attest.collector.auditors.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.awsjson.AddressedS3Control;
import dev.attest.awsjson.AwsJson;
import dev.attest.collector.auditors.AuditSession;
import dev.attest.collector.auditors.InventoryAuditor;
import dev.attest.collector.auditors.InventorySink;
import dev.attest.collector.auditors.States;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/// Buckets: their policies, whether these make them public, what blocks public access, whom their
/// access control lists let in, whether deleting wants MFA and access is logged; and what the
/// account blocks for all of them.
@ApplicationScoped
class S3BucketAuditor implements InventoryAuditor {

    private static final int PAGE = 1000;

    @Override
    public String kind() {
        return "s3-buckets";
    }

    @Override
    public Reach reach() {
        return Reach.ACCOUNT;
    }

    @Override
    public List<String> permissions() {
        return List.of(
                "s3:GetAccountPublicAccessBlock",
                "s3:GetBucketAcl",
                "s3:GetBucketLogging",
                "s3:GetBucketPolicy",
                "s3:GetBucketPolicyStatus",
                "s3:GetBucketPublicAccessBlock",
                "s3:GetBucketVersioning",
                "s3:ListAllMyBuckets");
    }

    @Override
    public void read(AuditSession session, InventorySink sink) {
        readAccount(session, sink);
        Map<String, S3Client> clients = new HashMap<>();
        Map<String, Long> byRegion = new TreeMap<>();
        try {
            S3Client home = client(session, session.region(), clients);
            for (Bucket bucket : home.listBucketsPaginator(ask -> ask.maxBuckets(PAGE)).buckets()) {
                String region =
                        bucket.bucketRegion() == null ? session.region() : bucket.bucketRegion();
                byRegion.merge(region, 1L, Long::sum);
                S3Client s3 = client(session, region, clients);
                sink.thing(
                        "s3-bucket",
                        "arn:" + session.partition() + ":s3:::" + bucket.name(),
                        bucket.name(),
                        () -> state(s3, bucket.name(), region, sink));
            }
            byRegion.forEach(
                    (region, read) -> count(client(session, region, clients), region, read, sink));
            if (byRegion.isEmpty()) {
                sink.uncounted("buckets", 0, "S3 counts them by regions, of which it lists none");
            }
        } finally {
            clients.values().forEach(S3Client::close);
        }
    }

    /// S3 also lists the buckets of one region, for each that the whole list names; only the
    /// endpoint of that region does.
    private static void count(S3Client there, String region, long read, InventorySink sink) {
        sink.attempt(
                        "buckets of " + region,
                        Set.of(),
                        () ->
                                there
                                        .listBucketsPaginator(
                                                ask -> ask.bucketRegion(region).maxBuckets(PAGE))
                                        .buckets()
                                        .stream()
                                        .count())
                .ifPresent(counted ->
                        sink.control("buckets of ListBuckets in " + region, counted, read));
    }

    private static void readAccount(AuditSession session, InventorySink sink) {
        try (S3ControlClient control =
                session.client(
                        S3ControlClient.builder().endpointProvider(new AddressedS3Control()),
                        "s3control")) {
            sink.thing(
                    "s3-account",
                    session.account(),
                    session.account(),
                    () -> {
                        ObjectNode state = States.empty();
                        sink.attempt(
                                        "public access block of the account",
                                        Set.of("NoSuchPublicAccessBlockConfiguration"),
                                        () ->
                                                AwsJson.of(
                                                        control.getPublicAccessBlock(ask ->
                                                                        ask.accountId(
                                                                                session.account()))
                                                                .publicAccessBlockConfiguration()))
                                .ifPresent(block -> state.set("PublicAccessBlock", block));
                        return state;
                    });
        }
    }

    private static S3Client client(
            AuditSession session, String region, Map<String, S3Client> clients) {
        return clients.computeIfAbsent(
                region, each -> session.client(S3Client.builder(), "s3", each));
    }

    private static ObjectNode state(S3Client s3, String bucket, String region, InventorySink sink) {
        ObjectNode state = States.empty().put("Region", region);
        sink.attempt(
                        "policy of " + bucket,
                        Set.of("NoSuchBucketPolicy", "NoSuchBucket"),
                        () -> s3.getBucketPolicy(ask -> ask.bucket(bucket)).policy())
                .ifPresent(policy -> state.set("Policy", States.document(policy)));
        sink.attempt(
                        "policy status of " + bucket,
                        Set.of("NoSuchBucketPolicy", "NoSuchBucket"),
                        () ->
                                s3.getBucketPolicyStatus(ask -> ask.bucket(bucket))
                                        .policyStatus()
                                        .isPublic())
                .ifPresent(open -> state.put("PublicByPolicy", open));
        sink.attempt(
                        "public access block of " + bucket,
                        Set.of("NoSuchPublicAccessBlockConfiguration", "NoSuchBucket"),
                        () ->
                                AwsJson.of(
                                        s3.getPublicAccessBlock(ask -> ask.bucket(bucket))
                                                .publicAccessBlockConfiguration()))
                .ifPresent(block -> state.set("PublicAccessBlock", block));
        sink.attempt(
                        "access control list of " + bucket,
                        Set.of("NoSuchBucket"),
                        () -> AwsJson.of(s3.getBucketAcl(ask -> ask.bucket(bucket))))
                .ifPresent(acl -> state.set("Grants", acl.path("Grants")));
        sink.attempt(
                        "versioning of " + bucket,
                        Set.of("NoSuchBucket"),
                        () -> AwsJson.of(s3.getBucketVersioning(ask -> ask.bucket(bucket))))
                .ifPresent(versioning -> state.set("Versioning", versioning));
        sink.attempt(
                        "access logging of " + bucket,
                        Set.of("NoSuchBucket"),
                        () -> AwsJson.of(s3.getBucketLogging(ask -> ask.bucket(bucket))))
                .ifPresent(logging -> state.set("Logging", logging.path("LoggingEnabled")));
        return state;
    }
}
