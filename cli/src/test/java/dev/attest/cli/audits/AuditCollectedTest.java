package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit that goes by what the collector read.
class AuditCollectedTest {
    private static final String REPORT =
            """
            user,arn,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date
            <root_account>,arn:aws:iam::111122223333:root,not_supported,true,false,N/A,N/A,false,N/A,N/A
            admin-user,arn:aws:iam::111122223333:user/admin-user,true,true,false,N/A,N/A,false,N/A,N/A
            developer,arn:aws:iam::111122223333:user/developer,true,false,true,2025-10-20T06:00:00+00:00,N/A,false,N/A,N/A
            robot,arn:aws:iam::111122223333:user/robot,false,false,false,N/A,N/A,false,N/A,N/A
            """;
    private static final String TRAILS =
            """
            {"account":"111122223333","region":"eu-central-1","kind":"trails","calls":[
              {"service":"CloudTrail","operation":"DescribeTrails","request":{},
               "response":{"trailList":[{"TrailARN":"arn:t","HomeRegion":"eu-central-1","IsMultiRegionTrail":true,"S3BucketName":"logs"}]}},
              {"service":"CloudTrail","operation":"GetTrailStatus","request":{"Name":"arn:t"},"response":{"IsLogging":true}},
              {"service":"CloudTrail","operation":"GetEventSelectors","request":{"TrailName":"arn:t"},"error":"AccessDenied: no"}]}
            """;
    private static final String FEATURES =
            """
            {"account":"111122223333","region":"us-east-1","kind":"iam-organization-features","calls":[
              {"service":"Iam","operation":"ListOrganizationsFeatures","request":{},
               "error":"AccountNotManagementOrDelegatedAdministratorException: no"}]}
            """;

    @TempDir private Path working;

    /// What the collector answers, by what a path contains.
    private final Map<String, String> answers = new HashMap<>();

    private final List<String> readings = new ArrayList<>();

    private void report(boolean complete, String csv) {
        answers.put(
                "/snapshots?account=111122223333&source=IAM_CREDENTIAL_REPORT",
                "{\"items\":[{\"id\":\"s-1\",\"observedAt\":\"2026-01-02T04:00:00Z\",\"complete\":%s,\"gaps\":[\"1 parts were not taken in\"]}]}"
                        .formatted(complete));
        answers.put("/snapshots/s-1/file", csv);
    }

    private void reading(String kind, String region, String status, String evidence) {
        reading(kind, region, status, evidence, "2026-01-02T04:30:00Z");
    }

    private void reading(
            String kind, String region, String status, String evidence, String observedAt) {
        String id = "r-" + readings.size();
        readings.add(
                "{\"id\":\"%s\",\"kind\":\"%s\",\"region\":\"%s\",\"status\":\"%s\",\"observedAt\":\"%s\",\"problems\":[\"selectors of arn:t: AccessDenied\"]}"
                        .formatted(id, kind, region, status, observedAt));
        answers.put("/inventory/readings/" + id + "/evidence", evidence);
        answers.put("/inventory/coverage", "{\"items\":[" + String.join(",", readings) + "]}");
    }

    private Reply answer(String path) {
        return answers.entrySet().stream()
                .filter(each -> path.contains(each.getKey()))
                .findFirst()
                .map(each -> new Reply(200, each.getValue()))
                .orElseGet(() -> new Reply(200, "{\"items\":[]}"));
    }

    private AuditRun run(String... more) throws IOException {
        try (var stub = new StubService((path, body) -> answer(path))) {
            String[] arguments = new String[more.length + 4];
            System.arraycopy(more, 0, arguments, 4, more.length);
            arguments[0] = "--account";
            arguments[1] = "111122223333";
            arguments[2] = "--url";
            arguments[3] = stub.url();
            return AuditRun.of(
                    working,
                    () -> {
                        throw new IllegalStateException("AWS is not asked");
                    },
                    arguments);
        }
    }

    @Test
    void shouldJudgeTheUsersOfTheLastReport() throws IOException {
        // Given
        report(true, REPORT);

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .startsWith(
                        """
                        Checking: admin-user
                            [PASS] MFA enabled for console user.
                        Checking: developer
                            [FAIL] Console access WITHOUT MFA!
                        Checking: robot
                            [INFO] No console access (MFA not required).
                        """)
                .contains("Compliance rate: 33.3%");
        assertThat(run.errors()).contains("of 2026-01-02T04:00:00Z");
    }

    @Test
    void shouldSayThatTheReportWasNotReadWholly() throws IOException {
        // Given
        report(false, REPORT);

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.errors()).contains("1 parts were not taken in");
    }

    @Test
    void shouldNotJudgeByALineThatCannotBeRead() throws IOException {
        // Given
        report(true, REPORT.replace("user/developer,true,false", "user/developer,true,perhaps"));

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output()).contains("[NOT_EVALUATED] Not known: line 4");
        assertThat(run.errors()).contains("the credential report line 4: mfa_active is neither");
    }

    @Test
    void shouldRefuseAFileThatIsNoReport() throws IOException {
        // Given
        report(true, "<html>");

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.errors()).contains("this is no credential report");
    }

    @Test
    void shouldSayHowAReportIsRead() throws IOException {
        // When
        AuditRun none = run();

        // Then
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.errors()).contains("--source inventory.iam-credential-report");
    }

    @Test
    void shouldAskAllChecksOfWhatTheCollectorKeeps() throws IOException {
        // Given
        report(true, REPORT);
        reading("trails", "eu-central-1", "PARTIAL", TRAILS);
        reading("iam-organization-features", "", "NOT_EVALUATED", FEATURES);
        reading("rds", "eu-central-1", "COMPLETE", "nobody asks for it");

        // When
        AuditRun run = run("--all", "-o", "csv");

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output())
                .contains(
                        "iam_user_mfa_enabled_console_access,"
                                + "arn:aws:iam::111122223333:user/developer,FAIL,",
                        "cloudtrail_multi_region_enabled,111122223333/eu-central-1,PASS,",
                        "cloudtrail_multi_region_enabled_logging_management_events,"
                                + "111122223333/eu-central-1,NOT_EVALUATED,HIGH,"
                                + "the event selectors of arn:t were not read: AccessDenied: no",
                        "iam_root_credentials_management_enabled,111122223333,NOT_EVALUATED,",
                        "which AWS tells only the organization's management account and IAM's"
                                + " delegated administrator",
                        "cloudtrail_threat_detection_enumeration,111122223333,NOT_EVALUATED,",
                        "which the collector has of some services only"
                                + " (attest.collection.sources)",
                        "which the collector has not read: `attest collect --account 111122223333"
                                + " --source inventory.access-analyzer` does it");
        assertThat(run.errors()).contains("trails eu-central-1: selectors of arn:t: AccessDenied");
    }

    /// The summary comes with two kinds.
    @Test
    void shouldGoByTheLastOfTwoAnswers() throws IOException {
        // Given
        reading("iam-account-summary", "", "COMPLETE", summary(1), "2026-01-02T05:00:00Z");
        reading("iam-mfa-devices", "", "COMPLETE", summary(0), "2026-01-02T04:00:00Z");

        // When
        AuditRun run = run("--all", "-o", "csv");

        // Then
        assertThat(run.output()).contains("iam_root_mfa_enabled,111122223333,PASS,");
    }

    private static String summary(int rootHasMfa) {
        return """
        {"account":"111122223333","region":"us-east-1","kind":"any","calls":[
          {"service":"Iam","operation":"GetAccountSummary","request":{},
           "response":{"SummaryMap":{"AccountMFAEnabled":%d}}}]}
        """
                .formatted(rootHasMfa);
    }

    @Test
    void shouldNotFindAnAccountFineOfWhichNothingWasRead() throws IOException {
        // Given
        reading("rds", "eu-central-1", "COMPLETE", "nobody asks for it");

        // When
        AuditRun run = run("--all");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "nothing of account 111122223333 was read",
                        "`attest collect --account 111122223333 --source inventory`");
    }

    @Test
    void shouldCountAgesToTheMomentOfTheReport() throws IOException {
        // Given
        report(true, REPORT);

        // When
        AuditRun run = run("--all", "-o", "csv", "--set", "iam_rotate_access_key_90_days.days=74");

        // Then
        assertThat(run.output())
                .contains(
                        "iam_rotate_access_key_90_days,arn:aws:iam::111122223333:user/developer,"
                                + "PASS,");
    }

    @Test
    void shouldRefuseHalfOfWhatAwsAnswered() throws IOException {
        // Given
        report(true, REPORT);
        reading("trails", "eu-central-1", "COMPLETE", TRAILS.substring(0, 200));

        // When
        AuditRun run = run("--all");

        // Then
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.errors()).contains("/inventory/readings/r-0/evidence cannot be read");
    }

    @Test
    void shouldRefuseFilesAndMomentsBesideAnAccount() throws IOException {
        // When, Then
        assertThat(run("--all", "--at", "2026-01-01T00:00:00Z").exitCode()).isEqualTo(2);
        assertThat(run("--credential-report", "report.csv").exitCode()).isEqualTo(2);
        assertThat(run("--all", "--region", "eu-central-1").exitCode()).isEqualTo(2);
    }
}
