package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit that goes by what the collector read.
class AuditCollectedTest {
    @TempDir private Path working;

    private static Reply answer(String path, boolean complete) {
        return answer(path, complete, 4);
    }

    /// @param rows of the report, with root's
    private static Reply answer(String path, boolean complete, int rows) {
        String items =
                path.contains("/snapshots")
                        ? "{\"id\":\"s-1\",\"observedAt\":\"2026-01-02T04:00:00Z\",\"complete\":%s,\"gaps\":[\"1 parts were not taken in\"],\"parsed\":{\"users\":%d}}"
                                .formatted(complete, rows)
                        : """
                        {"name":"admin-user","state":{"consolePassword":true,"mfa":true}},
                        {"name":"developer","state":{"consolePassword":true,"mfa":false}},
                        {"name":"robot","state":{"consolePassword":false,"mfa":false}}
                        """;
        return new Reply(200, "{\"items\":[" + items + "]}");
    }

    private AuditRun run(StubService stub, String... more) {
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

    @Test
    void shouldJudgeTheUsersOfTheLastReport() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path, true))) {
            // When
            AuditRun run = run(stub);

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
            assertThat(stub.requests())
                    .anyMatch(request -> request.contains("at=2026-01-02T04%3A00%3A00Z"));
        }
    }

    @Test
    void shouldSayThatTheReportWasNotReadWholly() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path, false))) {
            // When
            AuditRun run = run(stub);

            // Then
            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.errors()).contains("1 parts were not taken in");
        }
    }

    @Test
    void shouldNotJudgeByUsersThatTheInventoryDoesNotHave() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path, true, 6))) {
            // When
            AuditRun run = run(stub);

            // Then
            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.errors())
                    .contains("3 users of that moment, the report had 6 rows", "reads another");
        }
    }

    @Test
    void shouldSayHowAReportIsRead() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> new Reply(200, "{\"items\":[]}"))) {
            // When, Then
            AuditRun none = run(stub);
            assertThat(none.exitCode()).isEqualTo(2);
            assertThat(none.errors()).contains("--source inventory.iam-credential-report");
            assertThat(run(stub, "--all").exitCode()).isEqualTo(2);
        }
    }
}
