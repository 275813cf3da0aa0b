package dev.attest.collector.auditors;

import static dev.attest.collector.Api.as;
import static dev.attest.collector.auditors.Collecting.all;
import static dev.attest.collector.auditors.Collecting.collect;
import static dev.attest.collector.auditors.Collecting.coverage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.awsstub.StubAccount;
import dev.attest.iamaudit.check.AuditSources;
import dev.attest.iamaudit.check.CheckFinding;
import dev.attest.iamaudit.check.CheckStatus;
import dev.attest.iamaudit.check.Checks;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.recording.RecordedSources;
import dev.attest.iamaudit.recording.Recording;
import dev.attest.iamaudit.report.CredentialReport;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What checks of IAM learn from AWS's answers as the collector keeps them and gives them out.
@QuarkusTest
@TestProfile(AuditedAws.class)
class CheckedReadingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "300000000071";
    private static final String TRAIL = "arn:aws:cloudtrail:us-east-1:" + ID + ":trail/all";

    @Test
    void shouldLeaveNoCheckWithoutItsSource() throws Exception {
        // Given
        StubAccount account = AccountFixture.filled(AccountFixture.account(ID));
        account.has(
                "access-analyzer/us-east-1/analyzers",
                "{\"arn\":\"arn:aws:access-analyzer:us-east-1:%s:analyzer/b\",\"name\":\"b\",\"type\":\"ACCOUNT\",\"status\":\"ACTIVE\",\"createdAt\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(ID));
        account.things("cloudtrail/us-east-1/trailList").clear();
        account.has(
                "cloudtrail/us-east-1/trailList",
                "{\"Name\":\"all\",\"TrailARN\":\"%s\",\"S3BucketName\":\"shut-%s\",\"IsMultiRegionTrail\":true,\"IsLogging\":true,\"EventSelectors\":[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true}]}"
                        .formatted(TRAIL, ID));

        // When
        assertThat(collect(ID, "inventory").failures()).isEmpty();
        List<CheckFinding> findings = findings();

        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.status() == CheckStatus.NOT_EVALUATED)
                .extracting(finding -> finding.check().id())
                .containsExactlyInAnyOrder(
                        "cloudtrail_threat_detection_enumeration",
                        "cloudtrail_threat_detection_llm_jacking",
                        "cloudtrail_threat_detection_privilege_escalation",
                        "iam_root_credentials_management_enabled");
        assertThat(said(findings))
                .contains(
                        "PASS cloudtrail_multi_region_enabled " + ID + "/eu-central-1",
                        "PASS cloudtrail_bucket_requires_mfa_delete " + TRAIL,
                        "FAIL cloudtrail_logs_s3_bucket_access_logging_enabled " + TRAIL,
                        "PASS cloudtrail_logs_s3_bucket_is_not_publicly_accessible " + TRAIL,
                        "FAIL accessanalyzer_enabled_without_findings"
                                + " arn:aws:access-analyzer:eu-central-1:"
                                + ID
                                + ":analyzer/a",
                        "PASS accessanalyzer_enabled_without_findings"
                                + " arn:aws:access-analyzer:us-east-1:"
                                + ID
                                + ":analyzer/b",
                        "FAIL cloudtrail_cloudwatch_logging_enabled " + TRAIL);
    }

    private static Stream<String> said(List<CheckFinding> findings) {
        return findings.stream()
                .map(each -> each.status() + " " + each.check().id() + " " + each.resource());
    }

    /// As the command line asks: the files of the last snapshots, and the answers of the readings.
    private static List<CheckFinding> findings() throws Exception {
        var recorded = new RecordedSources();
        for (Map<String, Object> reading : coverage(ID)) {
            Instant shows = Instant.parse(String.valueOf(reading.get("observedAt")));
            try (InputStream in =
                    stream("/api/v1/inventory/readings/" + reading.get("id") + "/evidence")) {
                Recording.read(in, call -> recorded.take(call, shows));
            }
        }
        var sources =
                new AuditSources(
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Optional.of(CredentialReport.read(file("IAM_CREDENTIAL_REPORT"))),
                        Optional.of(
                                Inventory.read(JSON.readTree(file("IAM_AUTHORIZATION_DETAILS")))),
                        recorded.outputs(),
                        recorded.missing(),
                        Optional.of(ID));
        return Checks.all().stream().flatMap(check -> check.run(sources).stream()).toList();
    }

    private static byte[] file(String source) throws Exception {
        Object id = all("/api/v1/snapshots", "account", ID, "source", source).getFirst().get("id");
        try (InputStream in = stream("/api/v1/snapshots/" + id + "/file")) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(String path) {
        return as("auditor").get(path).then().statusCode(200).extract().asInputStream();
    }
}
