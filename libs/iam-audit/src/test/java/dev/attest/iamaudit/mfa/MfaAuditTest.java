package dev.attest.iamaudit.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaAuditTest {

    private static final LocalDateTime START = LocalDateTime.parse("2026-01-02T14:30:00.123456");
    private static final LocalDateTime END = LocalDateTime.parse("2026-01-02T14:30:02.456789");

    /// 1 of 16 is 6.25 %, which has no nearest digit: half goes to the even one.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.0%",
        "1, 3, 33.3%",
        "1, 16, 6.2%",
        "3, 16, 18.8%",
        "2, 3, 66.7%",
        "1, 1, 100.0%"
    })
    void shouldRoundRatesAsIamAuditDoes(int passed, int users, String rate) {
        // Given
        List<UserVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            verdicts.add(new UserVerdict.Known("user-" + i, i < passed, i < passed));
        }

        // Then
        assertThat(audit(verdicts).complianceRate()).isEqualTo(rate);
    }

    @Test
    void shouldTellTheRateOfThoseInScopeBesides() {
        assertThat(audit(three()).complianceRate()).isEqualTo("33.3%");
        assertThat(audit(three()).complianceRateInScope()).contains("50.0%");
        assertThat(audit(List.of(three().getLast())).complianceRateInScope()).isEmpty();
    }

    @Test
    void shouldPrintWhatIamAuditPrints() {
        // Given
        List<String> lines = new ArrayList<>();
        MfaReport report = new MfaReport(audit(three()));

        // When
        three().forEach(verdict -> lines.addAll(MfaReport.lines(verdict)));
        lines.addAll(report.summary(List.of(report.name() + ".csv", report.name() + ".json")));

        // Then
        assertThat(String.join("\n", lines))
                .isEqualTo(
                        """
                        Checking: admin-user
                            [PASS] MFA enabled for console user.
                        Checking: developer
                            [FAIL] Console access WITHOUT MFA!
                        Checking: lambda-role-user
                            [INFO] No console access (MFA not required).

                        ========================================
                        Total users: 3
                        Compliant (MFA enabled): 1
                        No console access: 1
                        Non-compliant: 1

                        Audit started: 2026-01-02T14:30:00.123456
                        Audit completed: 2026-01-02T14:30:02.456789
                        Elapsed time: 2.33 seconds
                        Compliance rate: 33.3%

                        Results exported to:
                          - iam_audit_2026-01-02T14-30-00.csv
                          - iam_audit_2026-01-02T14-30-00.json\
                        """);
    }

    @Test
    void shouldWriteTheCsvOfIamAudit() {
        assertThat(new MfaReport(audit(three())).csv())
                .isEqualTo(
                        "username,has_console_access,mfa_enabled,compliance_status\r\n"
                                + "admin-user,True,True,PASS\r\n"
                                + "developer,True,False,FAIL\r\n"
                                + "lambda-role-user,False,False,INFO\r\n");
    }

    @Test
    void shouldWriteTheJsonOfIamAudit() {
        assertThat(new MfaReport(audit(three().subList(0, 1))).json())
                .isEqualTo(
                        """
                        {
                            "metadata": {
                                "audit_start": "2026-01-02T14:30:00.123456",
                                "audit_end": "2026-01-02T14:30:02.456789",
                                "elapsed_seconds": 2.33,
                                "total_users": 1,
                                "compliance_rate": "100.0%",
                                "compliance_rate_in_scope": "100.0%"
                            },
                            "findings": [
                                {
                                    "username": "admin-user",
                                    "has_console_access": true,
                                    "mfa_enabled": true,
                                    "compliance_status": "PASS"
                                }
                            ]
                        }\
                        """);
    }

    @Test
    void shouldWriteAnAccountWithoutUsers() {
        assertThat(new MfaReport(audit(List.of())).json())
                .contains("\"total_users\": 0,", "\"compliance_rate\": \"0.0%\"")
                .endsWith("\"compliance_rate_in_scope\": null\n    },\n    \"findings\": []\n}");
    }

    @Test
    void shouldLeaveOutTheFractionOfAWholeSecond() {
        // Given
        LocalDateTime whole = LocalDateTime.parse("2026-01-02T14:30:00");

        // When
        MfaReport report = new MfaReport(new MfaAudit(whole, whole, List.of(), true));

        // Then
        assertThat(report.summary(List.of()))
                .contains("Audit started: 2026-01-02T14:30:00", "Elapsed time: 0.00 seconds");
        assertThat(report.json()).contains("\"elapsed_seconds\": 0.0,");
    }

    @Test
    void shouldNeverTakeTheUnknownForNoConsoleAccess() {
        // Given
        UserVerdict unknown = new UserVerdict.Unknown("anna", "line 2: it has 3 fields, not 22");

        // When
        MfaReport report = new MfaReport(new MfaAudit(START, END, List.of(unknown), false));

        // Then
        assertThat(MfaReport.lines(unknown))
                .containsExactly(
                        "Checking: anna",
                        "    [NOT_EVALUATED] Not known: line 2: it has 3 fields, not 22.");
        assertThat(report.csv()).endsWith("\r\nanna,,,NOT_EVALUATED\r\n");
        assertThat(report.json())
                .contains("\"complete\": false", "\"not_evaluated\": 1", "\"mfa_enabled\": null");
        assertThat(report.summary(List.of())).contains("Not evaluated: 1", "No console access: 0");
    }

    private static List<UserVerdict> three() {
        return List.of(
                new UserVerdict.Known("admin-user", true, true),
                new UserVerdict.Known("developer", true, false),
                new UserVerdict.Known("lambda-role-user", false, false));
    }

    private static MfaAudit audit(List<UserVerdict> verdicts) {
        return new MfaAudit(START, END, verdicts, true);
    }
}
