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

    private static final String STEPS =
            """
            {"items":[
              {"state":"ACKNOWLEDGED","at":"2026-11-20T10:15:42Z","by":"ravi","note":"looking"},
              {"state":"ASSIGNED","at":"2026-11-20T10:20:00Z","by":"ravi","assignee":"noor@x.example"},
              {"state":"CLOSED","at":"2026-11-20T11:00:00Z","by":"noor","note":"a drill"},
              {"state":"OPEN","at":"2026-11-20T12:00:00Z","by":"ravi","note":"it was none"}]}
            """;

    private static Reply kept(String path, String body) {
        return new Reply(
                200,
                path.contains("/changes")
                        ? STEPS
                        : path.contains("/alerts/")
                                ? ALERT
                                : path.contains("/raw")
                                        ? "{\"requestParameters\":{\"userName\":\"bob\"}}"
                                        : "{\"sourceIp\":\"203.0.113.7\",\"userAgent\":\"curl\",\"mfa\":false}");
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
            assertThat(run.output())
                    .contains("203.0.113.7", "agent       curl", "mfa         no")
                    .contains("userName = \"bob\"");
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
    void shouldTellEveryStepWithWhoTookItAndWhy() throws IOException {
        // Given
        try (var stub = new StubService(AlertShowTest::kept)) {
            // When
            var run = CommandRun.of(stub, "alerts", "show", ID);
            var json = CommandRun.of(stub, "alerts", "show", ID, "-o", "json");

            // Then
            assertThat(run.output().lines().map(line -> line.replaceAll(" +", " ")))
                    .containsSequence(
                            "WHEN WHO STEP NOTE",
                            "2026-11-20 10:15 ravi acknowledged looking",
                            "2026-11-20 10:20 ravi assigned to noor@x.example",
                            "2026-11-20 11:00 noor closed a drill",
                            "2026-11-20 12:00 ravi reopened it was none");
            assertThat(json.output())
                    .contains("\"changes\" : [")
                    .contains("\"note\" : \"a drill\"");
        }
    }

    @Test
    void shouldNotMissTheRecordOfWhatAttestFoundOutAboutItself() throws IOException {
        // Given
        String own = ALERT.replace("\"e-1\"", "\"" + ID + "\"");
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/alerts/")
                                ? new Reply(200, own)
                                : new Reply(404, NOT_FOUND))) {
            // When
            var run = CommandRun.of(stub, "alerts", "show", ID);

            // Then
            assertThat(run.output())
                    .contains("record      there is none: Attest found this out about itself")
                    .doesNotContain("no longer kept");
            assertThat(stub.requests()).noneMatch(request -> request.contains("/activity/"));
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
