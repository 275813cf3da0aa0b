package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditIamCommandTest {
    private static final String HEADER = "user,arn,password_enabled,mfa_active\n";
    private static final String ROOT =
            "<root_account>,arn:aws:iam::111122223333:root,not_supported,true\n";

    private static final String ENUMERATION = "cloudtrail_threat_detection_enumeration";

    @TempDir private Path folder;

    private final StringBuilder printed = new StringBuilder();
    private final StringBuilder remarked = new StringBuilder();
    private Path working = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        working = Files.createDirectory(folder.resolve("working"));
    }

    @Test
    void shouldPrintAndWriteWhatIamAuditDoes() throws IOException {
        // When
        int exit =
                run(
                        "--credential-report",
                        report(ROOT + user("admin", true, true) + user("dev", true, false)));

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .isEqualTo(
                        """
                        Checking: admin
                            [PASS] MFA enabled for console user.
                        Checking: dev
                            [FAIL] Console access WITHOUT MFA!

                        ========================================
                        Total users: 2
                        Compliant (MFA enabled): 1
                        No console access: 0
                        Non-compliant: 1

                        Audit started: 2026-01-02T14:30:00.123456
                        Audit completed: 2026-01-02T14:30:00.123456
                        Elapsed time: 0.00 seconds
                        Compliance rate: 50.0%

                        Results exported to:
                          - iam_audit_2026-01-02T14-30-00.csv
                          - iam_audit_2026-01-02T14-30-00.json
                        """);
        assertThat(err()).contains("in scope", "50.0%");
        assertThat(Files.readString(working.resolve("iam_audit_2026-01-02T14-30-00.csv")))
                .isEqualTo(
                        "username,has_console_access,mfa_enabled,compliance_status\r\n"
                                + "admin,True,True,PASS\r\ndev,True,False,FAIL\r\n");
        assertThat(Files.readString(working.resolve("iam_audit_2026-01-02T14-30-00.json")))
                .contains("    \"metadata\": {", "\"total_users\": 2,");
    }

    @Test
    void shouldFindNothingWhereAllIsWell() throws IOException {
        assertThat(run("--credential-report", report(ROOT + user("admin", true, true)))).isZero();
        assertThat(run("--credential-report", report(ROOT + user("ci", false, false)))).isZero();
    }

    @Test
    void shouldKeepWhatAnAuditOfTheSameSecondWrote() throws IOException {
        // Given
        String report = report(ROOT + user("admin", true, true));

        // When
        run("--credential-report", report);
        run("--credential-report", report);

        // Then
        assertThat(out()).contains("  - iam_audit_2026-01-02T14-30-00_2.json");
        try (Stream<Path> files = Files.list(working)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void shouldNameTheLineThatCannotBeRead() throws IOException {
        // Given
        String report = report(ROOT + user("dev", true, false) + "ben,arn:aws:iam::11112");

        // When
        int exit = run("--credential-report", report);

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(out())
                .contains(
                        "Checking: dev\n    [FAIL]",
                        "Checking: ben\n    [NOT_EVALUATED] Not known: line 4",
                        "No console access: 0")
                .doesNotContain("[INFO]");
        assertThat(err()).contains(report + " line 4: it has 2 fields, not 4");
    }

    @Test
    void shouldRefuseWhatIsNoReport() throws IOException {
        assertThat(run("--credential-report", file("empty.csv", ""))).isEqualTo(2);
        assertThat(run("--credential-report", folder.resolve("nosuch.csv").toString()))
                .isEqualTo(2);
        assertThat(run("--credential-report", folder.toString())).isEqualTo(2);
        assertThat(run("--authorization-details", "x.json")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err())
                .contains(
                        "empty.csv: line 1", "there is no file", "do not tell who has a password");
        try (Stream<Path> files = Files.list(working)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldTellTheResultWhereItCannotBeWritten() throws IOException {
        // Given
        String report = report(ROOT + user("dev", true, false));
        Files.delete(working);

        // When
        int exit = run("--credential-report", report);

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(out()).contains("Non-compliant: 1").doesNotContain("exported");
        assertThat(err()).contains("cannot be written");
    }

    @Test
    void shouldAskAllChecksBesides() throws IOException {
        // Given
        String details =
                file(
                        "details.json",
                        """
                        {"UserDetailList": [{"Arn": "arn:aws:iam::111122223333:user/dev",
                          "UserPolicyList": [{"PolicyName": "all", "PolicyDocument":
                            {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}}]}],
                         "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
                        """);

        // When
        int exit =
                run(
                        "--all",
                        "--credential-report",
                        report(ROOT + user("dev", true, false)),
                        "--authorization-details",
                        details);

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .contains(
                        "  - iam_audit_2026-01-02T14-30-00.json\n\nFAIL  ",
                        "FAIL  HIGH  iam_user_administrator_access_policy (should be: No user",
                        "  arn:aws:iam::111122223333:user/dev: its own policies make it",
                        "CIS AWS 5.0 1.9;",
                        "NOT_EVALUATED  needs the password policy",
                        "the credential report has no column");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(err()).contains("65 checks: ", " FAIL, ", " NOT_EVALUATED, ");
    }

    @Test
    void shouldListAllFindingsAsJsonAndCsv() throws IOException {
        // Given
        String report = report(ROOT + user("dev", true, false));

        // When
        int exit = run("--all", "--credential-report", report, "-o", "json");
        JsonNode findings = new ObjectMapper().readTree(out());
        printed.setLength(0);
        run("--all", "--credential-report", report, "-o", "csv");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(findings)
                .anySatisfy(finding ->
                        assertThat(finding.toString())
                                .contains(
                                        "\"check\":\"iam_user_mfa_enabled_console_access\"",
                                        "\"resource\":\"arn:aws:iam::111122223333:user/dev\"",
                                        "\"status\":\"FAIL\",\"severity\":\"HIGH\"",
                                        "\"reason\":\"signs in to the console without MFA\"",
                                        "\"CIS AWS 5.0\":[\"1.9\"]"));
        assertThat(out().lines())
                .startsWith("check,resource,status,severity,reason,frameworks")
                .hasSizeGreaterThan(65);
        assertThat(Files.exists(working.resolve("iam_audit_2026-01-02T14-30-00.json"))).isTrue();
    }

    @Test
    void shouldPrintTheAuditItselfAsJson() throws IOException {
        // When
        run("--credential-report", report(ROOT + user("dev", true, false)), "-o", "json");

        // Then
        assertThat(new ObjectMapper().readTree(out()).at("/metadata/total_users").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldTakeAuthorizationDetailsBesideTheReport() {
        // Given
        String details =
                file(
                        "details.json",
                        """
                        {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [],
                         "Policies": []}
                        """);

        // When
        int exit =
                run(
                        "--credential-report",
                        report(ROOT + user("dev", true, true)),
                        "--authorization-details",
                        details);

        // Then
        assertThat(exit).isZero();
        assertThat(out()).endsWith("iam_audit_2026-01-02T14-30-00.json\n");
    }

    @Test
    void shouldTakeOtherOutputsAndParameters() throws IOException {
        // Given
        String policy =
                file("policy.json", "{\"PasswordPolicy\": {\"MinimumPasswordLength\": 16}}");

        // When
        int exit =
                run(
                        "--all",
                        "--aws-output",
                        policy,
                        "--set",
                        "iam_password_policy_minimum_length_14.atLeast=20",
                        "-o",
                        "csv");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .contains(
                        "iam_password_policy_minimum_length_14,account,FAIL,MEDIUM,"
                                + "MinimumPasswordLength is 16,",
                        "iam_root_mfa_enabled,account,NOT_EVALUATED,");
    }

    @Test
    void shouldGoByAnswersOfAwsThatSomebodyKept() {
        // Given
        String trails =
                file(
                        "trails.json",
                        """
                        {"account": "111122223333", "region": "eu-central-1", "kind": "trails", "calls": [
                          {"service": "CloudTrail", "operation": "DescribeTrails", "request": {},
                           "response": {"trailList": [{"TrailARN": "arn:t", "HomeRegion": "eu-central-1"}]}},
                          {"service": "CloudTrail", "operation": "GetTrailStatus",
                           "request": {"Name": "arn:t"}, "response": {"IsLogging": true}},
                          {"service": "CloudTrail", "operation": "GetEventSelectors",
                           "request": {"TrailName": "arn:t"}, "error": "AccessDenied: no"}]}
                        """);

        // When
        int exit = run("--all", "--aws-output", trails, "-o", "csv");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .contains(
                        "cloudtrail_multi_region_enabled,account/eu-central-1,PASS,",
                        "cloudtrail_kms_encryption_enabled,arn:t,FAIL,",
                        "the event selectors of arn:t were not read: AccessDenied: no");
    }

    @Test
    void shouldRefuseWhatNoCheckAsksFor() throws IOException {
        // Given
        String report = report(ROOT);
        String other = file("other.json", "{\"Buckets\": []}");
        String page = file("page.json", "{\"trailList\": [], \"NextToken\": \"x\"}");

        // Then
        assertThat(run("--all", "--aws-output", other)).isEqualTo(2);
        assertThat(run("--all", "--aws-output", page)).isEqualTo(2);
        assertThat(run("--all", "--aws-output", file("no.json", "{\n\"a\""))).isEqualTo(2);
        assertThat(run("--all", "--credential-report", report, "--set", "x.y=1")).isEqualTo(2);
        assertThat(run("--credential-report", report, "--at", "2026-01-01T00:00:00Z")).isEqualTo(2);
        assertThat(err())
                .contains(
                        "aws iam get-account-password-policy",
                        "one page of several",
                        "no.json line 2 is not JSON",
                        "no check has this parameter",
                        "are for --all");
    }

    /// Each file is of a region, and the second is only the first page.
    @Test
    void shouldFailByTheEventsOfSeveralRegionsAndPassByNoPart() {
        // Given
        String here = file("here.json", events("eu-central-1", "", "ListUsers", "ListRoles"));
        String there = file("there.json", events("us-east-1", "next", "ListBuckets"));

        // When
        run(lookedAt(0.6, here, there));
        String failing = out();
        printed.setLength(0);
        run(lookedAt(0.8, here, there));

        // Then
        String user = "arn:aws:iam::111122223333:user/dev";
        String page = "account/us-east-1,NOT_EVALUATED,CRITICAL,what was read is one page of";
        assertThat(failing).contains(ENUMERATION + "," + user + ",FAIL,", page);
        assertThat(out()).contains(page).doesNotContain(user, ENUMERATION + ",account,PASS");
    }

    private static String[] lookedAt(double threshold, String here, String there) {
        return """
        --all -o csv --aws-output %s --aws-output %s --set %3$s.threshold=%4$s
        --set %3$s.names=["ListUsers","ListRoles","ListBuckets","ListSecrets"]
        """
                .formatted(here, there, ENUMERATION, threshold)
                .strip()
                .split("\\s+");
    }

    private static String events(String region, String token, String... names) {
        String call =
                "{\\\"eventName\\\":\\\"%s\\\",\\\"eventTime\\\":\\\"2026-01-02T08:00:00Z\\\",\\\"awsRegion\\\":\\\"%s\\\",\\\"userIdentity\\\":{\\\"arn\\\":\\\"arn:aws:iam::111122223333:user/dev\\\"}}";
        String end = token.isEmpty() ? "]}" : "], \"NextToken\": \"" + token + "\"}";
        return Stream.of(names)
                .map(name -> "{\"CloudTrailEvent\": \"" + call.formatted(name, region) + "\"}")
                .collect(Collectors.joining(", ", "{\"Events\": [", end));
    }

    @Test
    void shouldRefuseAnswersOfSeveralAccounts() {
        // Given
        String kept =
                "{\"account\": \"%s\", \"region\": \"\", \"kind\": \"trails\", \"calls\": []}";
        String one = file("one.json", kept.formatted("111122223333"));
        String two = file("two.json", kept.formatted("444455556666"));

        // When
        int exit = run("--all", "--aws-output", one, "--aws-output", two);

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err()).contains("several accounts: 111122223333, 444455556666");
    }

    /// Nobody in one file is in the other, so that what needs both is not evaluated.
    @Test
    void shouldSayThatTheFilesAreOfDifferentAccounts() {
        // Given
        String details =
                file(
                        "details.json",
                        """
                        {"UserDetailList": [{"Arn": "arn:aws:iam::444455556666:user/dev",
                          "GroupList": ["admins"]}],
                         "GroupDetailList": [{"Arn": "arn:aws:iam::444455556666:group/admins",
                          "AttachedManagedPolicies": [
                            {"PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]}],
                         "RoleDetailList": [], "Policies": []}
                        """);

        // When
        run(
                "--all",
                "--credential-report",
                report(ROOT + user("dev", true, true)),
                "--authorization-details",
                details,
                "-o",
                "csv");

        // Then
        assertThat(err()).contains("are of different accounts");
        assertThat(out())
                .contains(
                        "iam_administrator_access_with_mfa,"
                                + "arn:aws:iam::444455556666:group/admins,NOT_EVALUATED,",
                        "iam_support_role_created,444455556666,FAIL,");
    }

    @Test
    void shouldNameWhatTheDetailsLack() throws IOException {
        // When
        int exit =
                run("--all", "--authorization-details", file("details.json", "{\"Policies\": []}"));

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(err()).contains("details.json /UserDetailList: is no list");
        assertThat(out())
                .contains(
                        "NOT_EVALUATED  nobody is seen to hold it",
                        "NOT_EVALUATED  nothing that it asks about was found")
                .doesNotContain("PASS");
    }

    private static String user(String name, boolean console, boolean mfa) {
        return name + ",arn:aws:iam::111122223333:user/" + name + "," + console + "," + mfa + "\n";
    }

    private String report(String lines) {
        return file("report.csv", HEADER + lines);
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        AuditRun run =
                AuditRun.of(
                        working,
                        () -> {
                            throw new AssertionError("AWS is not asked where there are files");
                        },
                        arguments);
        printed.append(run.output());
        remarked.append(run.errors());
        return run.exitCode();
    }

    private String out() {
        return printed.toString();
    }

    private String err() {
        return remarked.toString();
    }
}
