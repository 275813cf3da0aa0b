package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The audit that asks AWS itself.
class AuditLiveTest {
    private static final String DETAILS =
            """
            <UserDetailList><member>
              <Arn>arn:aws:iam::111122223333:user/developer</Arn><UserName>developer</UserName>
              <UserPolicyList><member><PolicyName>all</PolicyName><PolicyDocument>%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22*%22%2C%22Resource%22%3A%22*%22%7D%7D</PolicyDocument></member></UserPolicyList>
            </member></UserDetailList>
            <GroupDetailList/><RoleDetailList/><Policies/><IsTruncated>false</IsTruncated>
            """;

    @TempDir private Path working;

    private FakeIam iam;

    @BeforeEach
    void startIam() throws IOException {
        iam =
                new FakeIam()
                        .user("admin-user", true, true)
                        .user("developer", true, false)
                        .user("lambda-role-user", false, true);
    }

    @AfterEach
    void stopIam() {
        iam.close();
    }

    @Test
    void shouldTellOfUsersOfAllPages() throws IOException {
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
                        Checking: lambda-role-user
                            [INFO] No console access (MFA not required).

                        ========================================
                        Total users: 3
                        """)
                .contains("Compliance rate: 33.3%");
        assertThat(Files.readString(working.resolve("iam_audit_2026-01-02T14-30-00.csv")))
                .endsWith("lambda-role-user,False,True,INFO\r\n");
        assertThat(iam.asked()).filteredOn("ListUsers"::equals).hasSize(2);
    }

    /// A refusal is no answer: it must not look like no console access.
    @Test
    void shouldNotTakeARefusalForNoConsoleAccess() {
        // Given
        iam.refuse("GetLoginProfile/developer", "AccessDenied");

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output())
                .contains(
                        "Checking: developer\n"
                                + "    [NOT_EVALUATED] Not known: GetLoginProfile: AccessDenied.",
                        "Not evaluated: 1",
                        "No console access: 1");
    }

    @Test
    void shouldNotTakeARefusalForNoMfa() {
        // Given
        iam.refuse("ListMFADevices/admin-user", "AccessDenied");

        // Then
        assertThat(run().output())
                .contains("[NOT_EVALUATED] Not known: ListMFADevices: AccessDenied.");
    }

    @Test
    void shouldSayThatUsersAreMissing() throws IOException {
        // Given
        iam.refuse("ListUsers/2", "AccessDenied");

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.output()).contains("Total users: 2");
        assertThat(run.errors()).contains("there are more users", "AccessDenied");
        assertThat(Files.readString(working.resolve("iam_audit_2026-01-02T14-30-00.json")))
                .contains("\"complete\": false");
    }

    @Test
    void shouldWriteNothingWhereNobodyIsListed() throws IOException {
        // Given
        iam.refuse("ListUsers", "AccessDenied");

        // When
        AuditRun run = run();

        // Then
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains("AWS does not list the users: AccessDenied");
        try (Stream<Path> files = Files.list(working)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldLeaveOutWhoWasDeletedMeanwhile() {
        // Given
        iam.refuse("ListMFADevices/developer", "NoSuchEntity");

        // When
        AuditRun run = run();

        // Then
        assertThat(run.output()).contains("Total users: 2").doesNotContain("developer");
        assertThat(run.errors()).contains("developer was deleted");
    }

    @Test
    void shouldAskForCredentials() {
        // Given
        AwsCredentialsProvider none =
                () -> {
                    throw SdkClientException.create("Unable to load credentials from any provider");
                };

        // When
        AuditRun run = AuditRun.of(working, () -> new AwsClients(none, null));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("there are no credentials of AWS");
    }

    @Test
    void shouldAskAllChecksOfWhatIamTells() {
        // Given
        String csv =
                "user,arn,password_enabled,mfa_active\n"
                        + "<root_account>,arn:aws:iam::111122223333:root,not_supported,false\n"
                        + "developer,arn:aws:iam::111122223333:user/developer,true,false\n";
        iam.answer("GenerateCredentialReport", "<State>COMPLETE</State>")
                .answer("GetCredentialReport", "<Content>" + base64(csv) + "</Content>")
                .answer("GetAccountAuthorizationDetails", DETAILS)
                .answer("GetAccountSummary", "<SummaryMap/>")
                .answer("ListVirtualMFADevices", "<VirtualMFADevices/>")
                .answer(
                        "ListServerCertificates",
                        "<ServerCertificateMetadataList/><IsTruncated>false</IsTruncated>")
                .refuse("GetAccountPasswordPolicy", "NoSuchEntity");

        // When
        AuditRun run = run("--all", "-o", "csv");

        // Then
        assertThat(run.output())
                .contains(
                        "iam_root_mfa_enabled,arn:aws:iam::111122223333:root,FAIL,",
                        "iam_user_administrator_access_policy,"
                                + "arn:aws:iam::111122223333:user/developer,FAIL,",
                        "iam_password_policy_symbol,111122223333,FAIL,MEDIUM,"
                                + "RequireSymbols is not set,",
                        "iam_no_expired_server_certificates_stored,111122223333,PASS,",
                        "iam_check_saml_providers_sts,111122223333,NOT_EVALUATED,LOW,"
                                + "\"needs the SAML providers (aws iam list-saml-providers), which"
                                + " AWS refused: AccessDenied\"");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.errors()).contains("aws iam list-saml-providers: AccessDenied");
    }

    @Test
    void shouldNameWhatOfTheAnswersCannotBeRead() {
        // Given
        String csv =
                "user,arn,password_enabled,mfa_active\n"
                        + "<root_account>,arn:aws:iam::111122223333:root,not_supported,true\n"
                        + "developer,arn:aws:iam::111122223333:user/developer,perhaps,false\n";
        iam.answer("GenerateCredentialReport", "<State>COMPLETE</State>")
                .answer("GetCredentialReport", "<Content>" + base64(csv) + "</Content>")
                .answer(
                        "GetAccountAuthorizationDetails",
                        DETAILS.replace("user/developer", "group/developer"));

        // When
        AuditRun run = run("--all", "-o", "csv");

        // Then
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.errors())
                .contains(
                        "attest: aws iam get-credential-report line 3: password_enabled is neither"
                                + " true nor false: 'perhaps'",
                        "attest: aws iam get-account-authorization-details /UserDetailList/0/Arn:"
                                + " not the ARN of a user");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private AuditRun run(String... arguments) {
        return AuditRun.of(working, iam::clients, arguments);
    }
}
