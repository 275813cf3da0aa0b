package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubAccount;
import dev.attest.awsstub.StubUser;
import dev.attest.awsstub.StubWorld;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// All checks on an account that answers for itself.
class AuditLiveChecksTest {
    private static final String ID = "111122223333";
    private static final String TRAIL = "arn:aws:cloudtrail:us-east-1:" + ID + ":trail/all";
    private static final String ANALYZER =
            "arn:aws:access-analyzer:eu-central-1:" + ID + ":analyzer/a";

    private static final Instant CREATED = Instant.parse("2025-12-01T00:00:00Z");

    @TempDir private Path working;

    private final StubWorld world = new StubWorld(Clock.systemUTC(), ID);
    private final AwsStub stub = AwsStub.start(0, world);
    private final StubAccount account = world.account(ID);

    @AfterEach
    void stop() {
        stub.close();
    }

    private AuditRun run(String... arguments) {
        return AuditRun.of(
                working,
                () ->
                        new AwsClients(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(StubWorld.OPERATOR, "secret")),
                                stub.endpoint()),
                arguments);
    }

    private void fill() {
        account.user(new StubUser("dora", true, true, List.of(), null, CREATED))
                .has(
                        "iam/ServicesLastAccessed/arn:aws:iam::" + ID + ":user/dora",
                        "{\"ServiceName\":\"Bedrock\",\"ServiceNamespace\":\"bedrock\"}")
                .has("iam/EnabledFeatures", "{\"Name\":\"RootCredentialsManagement\"}")
                .has(
                        "access-analyzer/eu-central-1/analyzers",
                        "{\"arn\":\"%s\",\"name\":\"a\",\"type\":\"ACCOUNT\",\"status\":\"ACTIVE\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
                                .formatted(ANALYZER))
                .has(
                        "access-analyzer/eu-central-1/findings",
                        "{\"id\":\"f1\",\"analyzerArn\":\"%s\",\"status\":\"ACTIVE\",\"resourceType\":\"AWS::S3::Bucket\",\"resourceOwnerAccount\":\"%s\",\"analyzedAt\":\"2026-01-01T00:00:00Z\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}"
                                .formatted(ANALYZER, ID))
                .has(
                        "cloudtrail/us-east-1/trailList",
                        "{\"Name\":\"all\",\"TrailARN\":\"%s\",\"S3BucketName\":\"logs\",\"IsMultiRegionTrail\":true,\"IsLogging\":true,\"LatestCloudWatchLogsDeliveryTime\":1767312000,\"EventSelectors\":[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true}]}"
                                .formatted(TRAIL));
        account.has("s3/PublicAccessBlock", "{\"IgnorePublicAcls\":true}");
        world.bucket("logs").owned(ID, "us-east-1").mfaDelete().open();
    }

    @Test
    void shouldAskEveryServiceThatChecksGoBy() {
        // Given
        fill();

        // When
        AuditRun run =
                run("--all", "-o", "csv", "--region", "us-east-1", "--region", "eu-central-1");

        // Then
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
        assertThat(run.output())
                .contains(
                        "accessanalyzer_enabled," + ANALYZER + ",PASS,",
                        "accessanalyzer_enabled," + ID + "/us-east-1,FAIL,",
                        "accessanalyzer_enabled_without_findings," + ANALYZER + ",FAIL,",
                        "cloudtrail_multi_region_enabled," + ID + "/us-east-1,PASS,",
                        "cloudtrail_multi_region_enabled," + ID + "/eu-central-1,PASS,",
                        "cloudtrail_multi_region_enabled_logging_management_events,"
                                + ID
                                + "/eu-central-1,PASS,",
                        "cloudtrail_bedrock_logging_enabled," + ID + ",PASS,",
                        "cloudtrail_cloudwatch_logging_enabled," + TRAIL + ",PASS,",
                        "cloudtrail_bucket_requires_mfa_delete," + TRAIL + ",PASS,",
                        "cloudtrail_logs_s3_bucket_access_logging_enabled," + TRAIL + ",FAIL,",
                        "cloudtrail_logs_s3_bucket_is_not_publicly_accessible," + TRAIL + ",PASS,",
                        "iam_root_credentials_management_enabled," + ID + ",PASS,",
                        "iam_user_access_not_stale_to_bedrock,arn:aws:iam::"
                                + ID
                                + ":user/dora,FAIL,",
                        "iam_user_with_temporary_credentials,arn:aws:iam::"
                                + ID
                                + ":user/dora,PASS,");
    }

    @Test
    void shouldLoseNobodyBesideWhomIsGone() {
        // Given
        account.user(new StubUser("anna", true, true, List.of(), null, CREATED))
                .has(
                        "iam/LastAccessedJobs/arn:aws:iam::" + ID + ":user/anna",
                        "{\"JobStatus\":\"GONE\"}");
        fill();

        // When
        AuditRun run = run("--all", "-o", "csv", "--region", "us-east-1");

        // Then
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
        assertThat(run.output())
                .contains(
                        "iam_user_access_not_stale_to_bedrock,arn:aws:iam::"
                                + ID
                                + ":user/dora,FAIL,");
    }

    @Test
    void shouldSayThatAnAnswerCouldNotBeMade() {
        // Given
        account.user(new StubUser("anna", true, true, List.of(), null, CREATED))
                .has(
                        "iam/LastAccessedJobs/arn:aws:iam::" + ID + ":user/anna",
                        "{\"JobStatus\":\"FAILED\"}");
        fill();

        // When
        AuditRun run = run("--all", "-o", "csv", "--region", "us-east-1");

        // Then
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(4);
        assertThat(run.errors()).contains("AWS could not make the answer");
    }

    @Test
    void shouldNameARefusalOnce() {
        // Given
        account.user(new StubUser("anna", true, true, List.of(), null, CREATED));
        fill();
        account.deny("iam:GenerateServiceLastAccessedDetails");

        // When
        AuditRun run = run("--all", "-o", "csv", "--region", "us-east-1");

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.errors())
                .containsOnlyOnce("aws iam get-service-last-accessed-details: AccessDenied");
    }

    @Test
    void shouldSayWhichAnswersAreMissing() {
        // Given
        fill();
        account.deny("access-analyzer:ListAnalyzers", "cloudtrail:GetTrailStatus");

        // When
        AuditRun run = run("--all", "-o", "csv", "--region", "eu-central-1");

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output())
                .contains(
                        "accessanalyzer_enabled,"
                                + ID
                                + "/eu-central-1,NOT_EVALUATED,LOW,"
                                + "it was not read: AccessDeniedException,",
                        "cloudtrail_multi_region_enabled," + ID + "/eu-central-1,NOT_EVALUATED,",
                        "the state of " + TRAIL + " was not read: AccessDeniedException");
        assertThat(run.errors())
                .contains(
                        "aws accessanalyzer list-analyzers in eu-central-1: AccessDeniedException",
                        "aws cloudtrail get-trail-status: AccessDeniedException");
    }
}
