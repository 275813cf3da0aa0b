package dev.attest.iamaudit.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iamaudit.SharedFolder;
import dev.attest.iamaudit.report.CredentialReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class MfaVerdictsTest {

    private static final String HEADER = "user,password_enabled,mfa_active\n";

    @Test
    void shouldJudgeARealReport() throws Exception {
        // Given
        var report =
                CredentialReport.read(
                        SharedFolder.read("account/cloudmapper-demo/credential-report.csv"));

        // When
        List<UserVerdict> verdicts = MfaVerdicts.of(report);

        // Then
        assertThat(report.unread()).isEmpty();
        assertThat(verdicts)
                .extracting(UserVerdict::username, UserVerdict::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("auditor_tmp", ComplianceStatus.INFO),
                        org.assertj.core.groups.Tuple.tuple("user", ComplianceStatus.FAIL));
    }

    @Test
    void shouldLeaveOutRootAndKeepTheOrder() throws Exception {
        assertThat(of("<root_account>,not_supported,true\nzoe,true,true\nanna,false,true\n"))
                .containsExactly(
                        new UserVerdict.Known("zoe", true, true),
                        new UserVerdict.Known("anna", false, true));
    }

    @Test
    void shouldTellThatNobodyKnows() throws Exception {
        assertThat(of("anna,,false\nben,true,\ncleo,no_information,false\ndora,true,false\n"))
                .extracting(UserVerdict::status)
                .containsExactly(
                        ComplianceStatus.NOT_EVALUATED,
                        ComplianceStatus.NOT_EVALUATED,
                        ComplianceStatus.NOT_EVALUATED,
                        ComplianceStatus.FAIL);
    }

    private static List<UserVerdict> of(String lines) throws Exception {
        return MfaVerdicts.of(CredentialReport.read((HEADER + lines).getBytes(UTF_8)));
    }
}
