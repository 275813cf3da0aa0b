package dev.attest.iamaudit.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.iamaudit.SharedFolder;
import dev.attest.iamaudit.inventory.HolderKind;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.report.CredentialReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// All checks on files of real accounts.
class RealAccountChecksTest {

    @Test
    void shouldJudgeAuthorizationDetails() throws Exception {
        // Given
        AuditSources sources = sources();

        // Then
        assertThat(sources.details().problems()).isEmpty();
        assertThat(sources.details().all(HolderKind.USER)).hasSize(44);
        assertThat(failing("iam_user_administrator_access_policy", sources))
                .containsExactly("user/obama");
        assertThat(failing("iam_inline_policy_allows_privilege_escalation", sources)).isNotEmpty();
        assertThat(failing("iam_policy_allows_privilege_escalation", sources))
                .contains("policy/privesc8-AttachGroupPolicy");
    }

    @Test
    void shouldJudgeACredentialReport() throws Exception {
        // Given
        AuditSources sources = sources();

        // Then
        assertThat(failing("iam_user_mfa_enabled_console_access", sources))
                .containsExactly("user/user");
        assertThat(failing("iam_no_root_access_key", sources)).containsExactly("root");
        assertThat(failing("iam_root_mfa_enabled", sources)).isEmpty();
        assertThat(failing("iam_user_two_active_access_key", sources)).containsExactly("user/user");
        assertThat(failing("iam_rotate_access_key_90_days", sources))
                .containsExactly("root", "user/auditor_tmp", "user/user", "user/user");
    }

    @Test
    void shouldSayOfEveryCheckSomething() throws Exception {
        // Given
        AuditSources sources = sources();

        // Then
        assertThat(Checks.all()).allMatch(check -> !check.run(sources).isEmpty());
    }

    private static List<String> failing(String check, AuditSources sources) {
        return Checks.all().stream()
                .filter(each -> each.id().equals(check))
                .flatMap(each -> each.run(sources).stream())
                .filter(finding -> finding.status() == CheckStatus.FAIL)
                .map(finding -> finding.resource().replaceFirst("arn:aws:iam::[0-9]{12}:", ""))
                .toList();
    }

    private static AuditSources sources() throws Exception {
        return new AuditSources(
                Instant.parse("2026-01-02T00:00:00Z"),
                Optional.of(
                        CredentialReport.read(
                                SharedFolder.read(
                                        "account/cloudmapper-demo/credential-report.csv"))),
                Optional.of(
                        Inventory.read(
                                new ObjectMapper()
                                        .readTree(
                                                SharedFolder.read(
                                                        "account/cloudsplaining-example/authorization-details.json")))),
                Map.of());
    }
}
