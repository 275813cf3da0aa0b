package dev.attest.iampolicy.decision;

import static dev.attest.iampolicy.decision.PolicyFixture.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.PolicyKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The example of the README.
class ReadmeExampleTest {

    private static final NamedPolicy FULL_ACCESS =
            PolicyFixture.of(PolicyKind.SERVICE_CONTROL, "FullAWSAccess", allow("*", "*"));
    private static final NamedPolicy ONLY_FROM_OFFICE =
            PolicyFixture.of(
                    PolicyKind.SERVICE_CONTROL,
                    "OnlyFromOffice",
                    allow("*", "*"),
                    """
                    {'Effect': 'Deny', 'Action': '*', 'Resource': '*',
                     'Condition': {'NotIpAddress': {'aws:SourceIp': '192.0.2.0/24'}}}\
                    """);

    private static final NamedPolicy READ_LOGS =
            PolicyFixture.policyNamed("ReadLogs", null, allow("s3:Get*", "arn:aws:s3:::logs/*"));
    private static final NamedPolicy BUCKET =
            PolicyFixture.of(
                    PolicyKind.RESOURCE,
                    "logs",
                    """
                    {'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::logs/*',
                     'Principal': {'AWS': 'arn:aws:iam::111122223333:role/audit/Auditor'}}\
                    """);

    @Test
    void shouldDecideAsTheReadmeSays() {
        // Given
        PrincipalAccess access =
                new PrincipalAccess(
                                Principal.sessionOf(
                                        "arn:aws:iam::111122223333:role/audit/Auditor", "anna"),
                                PolicySet.of(READ_LOGS),
                                Optional.empty())
                        .under(
                                ControlPolicies.of(
                                        PolicySet.of(FULL_ACCESS), PolicySet.of(ONLY_FROM_OFFICE)));
        ResourceAccess logs =
                ResourceAccess.of("arn:aws:s3:::logs")
                        .in("444455556666")
                        .with(PolicySet.of(BUCKET));

        // When
        Decision decision =
                access.decide(Request.of("s3:GetObject", "arn:aws:s3:::logs/today"), logs);

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW_IF);
        assertThat(decision.open())
                .singleElement()
                .isInstanceOfSatisfying(
                        OpenQuestion.OpenStatement.class,
                        open -> {
                            assertThat(open.statement().policy()).isEqualTo("OnlyFromOffice");
                            assertThat(open.conditions().stream().map(Condition::text))
                                    .containsExactly("NotIpAddress aws:SourceIp 192.0.2.0/24");
                        });
        assertThat(decision.because())
                .extracting(each -> each.policy() + " " + each.layer())
                .containsExactly(
                        "FullAWSAccess SERVICE_CONTROL",
                        "OnlyFromOffice SERVICE_CONTROL",
                        "logs RESOURCE",
                        "ReadLogs IDENTITY");
    }
}
