package dev.attest.cli.audits;

import dev.attest.awsjson.AddressedS3Control;
import dev.attest.iamaudit.check.Source;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerStatus;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/// Asks AWS of analyzers and trails, region by region, and of the buckets that trails write to.
final class RegionQuestions {
    private static final int PAGE = 1000;
    private static final Map<String, Criterion> ACTIVE =
            Map.of("status", Criterion.builder().eq("ACTIVE").build());

    private final AwsClients aws;
    private final Witness witness;
    private final Map<String, Trail> trails = new LinkedHashMap<>();

    RegionQuestions(AwsClients aws, Witness witness) {
        this.aws = aws;
        this.witness = witness;
    }

    /// @param account empty when nobody knows which it is
    void ask(List<String> regions, Optional<String> account, AwsSources sources) {
        for (String region : regions) {
            analyzers(Region.of(region), sources);
            trails(Region.of(region), sources);
        }
        trails.values().forEach(trail -> state(trail, sources));
        buckets(sources);
        account.ifPresent(id -> block(id, sources));
    }

    private void analyzers(Region region, AwsSources sources) {
        try (AccessAnalyzerClient client =
                aws.client(AccessAnalyzerClient.builder(), region, witness)) {
            sources.ask(
                    Source.ANALYZERS.command() + " in " + region,
                    () ->
                            client.listAnalyzersPaginator(all -> {}).analyzers().stream()
                                    .filter(each -> each.status() == AnalyzerStatus.ACTIVE)
                                    .forEach(each -> findings(client, each, sources)));
        }
    }

    private static void findings(
            AccessAnalyzerClient client, AnalyzerSummary analyzer, AwsSources sources) {
        sources.ask(
                Source.ANALYZER_FINDINGS.command(),
                () ->
                        client.listFindingsV2Paginator(
                                        of -> of.analyzerArn(analyzer.arn()).filter(ACTIVE))
                                .forEach(page -> {}));
    }

    private void trails(Region region, AwsSources sources) {
        try (CloudTrailClient client = aws.client(CloudTrailClient.builder(), region, witness)) {
            sources.ask(
                    Source.TRAILS.command() + " in " + region,
                    () ->
                            client.describeTrails(of -> of.includeShadowTrails(true))
                                    .trailList()
                                    .forEach(trail -> trails.put(trail.trailARN(), trail)));
        }
    }

    /// At home, where alone it is told.
    private void state(Trail trail, AwsSources sources) {
        Region home = Region.of(trail.homeRegion());
        try (CloudTrailClient client = aws.client(CloudTrailClient.builder(), home, witness)) {
            sources.ask(
                    Source.TRAIL_STATUS.command(),
                    () -> client.getTrailStatus(of -> of.name(trail.trailARN())));
            sources.ask(
                    Source.EVENT_SELECTORS.command(),
                    () -> client.getEventSelectors(of -> of.trailName(trail.trailARN())));
        }
    }

    private void buckets(AwsSources sources) {
        Set<String> wanted = new TreeSet<>();
        trails.values().forEach(trail -> wanted.add(trail.s3BucketName()));
        Set<Bucket> own = new HashSet<>();
        try (S3Client s3 = aws.client(S3Client.builder(), aws.region(), witness)) {
            sources.ask(
                    "aws s3api list-buckets",
                    () ->
                            s3.listBucketsPaginator(of -> of.maxBuckets(PAGE)).buckets().stream()
                                    .filter(each -> wanted.contains(each.name()))
                                    .forEach(own::add));
        }
        own.forEach(bucket -> settings(bucket, sources));
    }

    private void settings(Bucket bucket, AwsSources sources) {
        String name = bucket.name();
        String region = bucket.bucketRegion();
        Region place = region == null ? aws.region() : Region.of(region);
        try (S3Client s3 = aws.client(S3Client.builder(), place, witness)) {
            String of = " of " + name;
            sources.ask("s3:GetBucketAcl" + of, () -> s3.getBucketAcl(b -> b.bucket(name)));
            sources.ask("s3:GetBucketLogging" + of, () -> s3.getBucketLogging(b -> b.bucket(name)));
            sources.ask(
                    "s3:GetBucketPolicyStatus" + of,
                    () -> s3.getBucketPolicyStatus(b -> b.bucket(name)));
            sources.ask(
                    "s3:GetBucketPublicAccessBlock" + of,
                    () -> s3.getPublicAccessBlock(b -> b.bucket(name)));
            sources.ask(
                    "s3:GetBucketVersioning" + of,
                    () -> s3.getBucketVersioning(b -> b.bucket(name)));
        }
    }

    /// Only buckets that trails write to hang on it.
    private void block(String account, AwsSources sources) {
        if (trails.isEmpty()) {
            return;
        }
        try (S3ControlClient control =
                aws.client(
                        S3ControlClient.builder().endpointProvider(new AddressedS3Control()),
                        aws.region(),
                        witness)) {
            sources.ask(
                    Source.ACCOUNT_BLOCK.command(),
                    () -> control.getPublicAccessBlock(of -> of.accountId(account)));
        }
    }
}
