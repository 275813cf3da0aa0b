package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AlertShowTest {
    private static final String ID = "01a200e4-7340-7000-968b-0c79704de172";
    private static final String ALERT =
            """
            {"id":"%s","ruleId":"root-console-login","title":"Root signed in","severity":"HIGH",
             "accountId":"111122223333","eventId":"e-1","runbook":"Ask the owner."}
            """
                    .formatted(ID);
    private static final String NOT_FOUND =
            "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is no event e-1.\"}";

    private static Reply kept(String path, String body) {
        return new Reply(
                200,
                path.contains("/alerts/")
                        ? ALERT
                        : path.contains("/raw")
                                ? "{\"requestParameters\":{\"userName\":\"bob\"}}"
                                : "{\"sourceIp\":\"203.0.113.7\"}");
    }

    private static Reply gone(String path, String body) {
        return path.contains("/alerts/") ? new Reply(200, ALERT) : new Reply(404, NOT_FOUND);
    }

    @Test
    void shouldShowTheRecordOfTheAlertsAccount() throws IOException {
        // Given
        try (var stub = new StubService(AlertShowTest::kept)) {
            // When
            var run = CommandRun.of(stub, "alerts", "show", ID);

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).contains("203.0.113.7").contains("userName = \"bob\"");
            assertThat(stub.requests())
                    .filteredOn(request -> request.contains("/activity/"))
                    .hasSize(2)
                    .allMatch(request -> request.contains("account=111122223333"));
        }
    }

    @Test
    void shouldShowAnAlertWhoseRecordIsNoLongerKept() throws IOException {
        // Given
        try (var stub = new StubService(AlertShowTest::gone)) {
            // When
            var run = CommandRun.of(stub, "alerts", "show", ID);

            // Then
            assertThat(run.errors()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.output())
                    .contains("Root signed in")
                    .contains("e-1 is no longer kept")
                    .contains("Ask the owner.");
        }
    }

    @Test
    void shouldTellProgramsThatThereIsNoRecord() throws IOException {
        // Given
        try (var stub = new StubService(AlertShowTest::gone)) {
            // When
            var run = CommandRun.of(stub, "alerts", "show", ID, "-o", "json");

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).contains("\"record\" : null");
        }
    }

    @Test
    void shouldNotTakeAFailureForARecordThatIsGone() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/alerts/")
                                ? new Reply(200, ALERT)
                                : new Reply(500, "{\"detail\":\"It failed.\"}"))) {
            // When
            var run = CommandRun.of(stub, "alerts", "show", ID);

            // Then
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.errors()).contains("It failed.");
        }
    }
}
