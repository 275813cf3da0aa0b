package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CollectTest {
    private static final String CHECKPOINT =
            """
            {"accountId":"111122223333","region":"us-east-1","source":"iam","state":"ERROR",
             "collectedUntil":"2026-11-20T10:15:42Z","stored":1250,"lastError":"AccessDenied: no",
             "lastEvent":"2026-11-20T09:58:03Z","lastRun":"2026-11-20T10:31:07Z",
             "latenessMedianSeconds":312,"latenessLongestSeconds":7920}
            """;

    /// A run that is done at the second look.
    private static String run(int done, int failed, String failures) {
        return """
        {"id":"r-1","tasks":3,"done":%d,"failed":%d,"fetched":1500,"stored":1200,"alerts":2,
         "failures":[%s]}
        """
                .formatted(done, failed, failures);
    }

    @Test
    void shouldWaitForTheEndAndTellTheTotals() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        path.endsWith("/collections")
                                ? new Reply(202, run(0, 0, ""))
                                : new Reply(200, run(3, 0, "")))) {
            // When
            var collected = CommandRun.of(stub, "collect", "--account", "111122223333");

            // Then
            assertThat(collected.exitCode()).isZero();
            assertThat(collected.output())
                    .isEqualTo("3 of 3 parts collected: 1,500 events read, 1,200 new, 2 alerts\n");
            assertThat(stub.requests()).anyMatch(request -> request.contains("/collections/r-1"));
            assertThat(stub.keys()).hasSize(1);
        }
    }

    @Test
    void shouldEndWithFourWhenAPartCouldNotBeCollected() throws IOException {
        // Given
        String failure =
                """
                {"accountId":"111122223333","region":"us-east-1","source":"iam",
                 "error":"AccessDenied: no"}
                """;
        try (var stub = new StubService((path, body) -> new Reply(200, run(3, 1, failure)))) {
            // When
            var collected = CommandRun.of(stub, "collect");

            // Then
            assertThat(collected.exitCode()).isEqualTo(4);
            assertThat(collected.output())
                    .contains("2 of 3 parts collected")
                    .contains("111122223333")
                    .contains("AccessDenied: no");
        }
    }

    @Test
    void shouldTellOnceThatThereAreNoCredentials() throws IOException {
        // Given
        String chain =
                "Unable to load credentials from any of the providers in the chain"
                        + " AwsCredentialsProviderChain(credentialsProviders=[SystemProperty])";
        String iam =
                """
                {"accountId":"111122223333","region":"us-east-1","source":"iam","state":"ERROR",
                 "error":"%s","lastError":"%s"}
                """
                        .formatted(chain, chain);
        String both = iam + "," + iam.replace("\"iam\"", "\"sts\"");
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/collections")
                                ? new Reply(200, run(3, 2, both))
                                : path.contains("/checkpoints")
                                        ? new Reply(200, "{\"items\":[" + both + "]}")
                                        : new Reply(200, "{\"items\":[]}"))) {
            // When
            var collected = CommandRun.of(stub, "collect");
            var status = CommandRun.of(stub, "collect", "status");
            var csv = CommandRun.of(stub, "collect", "status", "-o", "csv");

            // Then
            assertThat(collected.output().lines().skip(3))
                    .containsExactly(
                            "111122223333  us-east-1  2 sources  no AWS credentials found");
            assertThat(status.output().replaceAll(" +", " "))
                    .containsOnlyOnce("no AWS credentials found")
                    .contains("sts ERROR as above")
                    .doesNotContain("ProviderChain");
            assertThat(csv.output().lines().skip(1))
                    .hasSize(2)
                    .allMatch(line -> line.contains(chain));
        }
    }

    @Test
    void shouldRefuseWhatIsNoAccount() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> new Reply(200, "{}"))) {
            // When
            var run = CommandRun.of(stub, "collect", "--account", "12");

            // Then
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors()).contains("'12' is not a 12-digit account id");
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void shouldSayWhichSourcesOfRulesNothingCollects() throws IOException {
        // Given
        String unseen =
                """
                {"findings": [], "synthetic": null, "unseen": [
                  {"source": "cloudtrail.amazonaws.com", "rules": ["trail-deleted", "trail-weakened"]},
                  {"source": "guardduty.amazonaws.com", "rules": ["guardduty-disabled"]}]}
                """;
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/sensors")
                                ? new Reply(200, unseen)
                                : new Reply(200, "{\"items\":[]}"))) {
            // When
            var terminal = new Terminal();
            terminal.run("collect", "status", "--url", stub.url());
            String remarks = terminal.err();
            terminal.run("sensors", "--url", stub.url());

            // Then
            assertThat(remarks)
                    .contains("events of cloudtrail.amazonaws.com: 2 alert rules see nothing of it")
                    .contains(
                            "events of guardduty.amazonaws.com: the alert rule guardduty-disabled")
                    .contains("attest.collection.sources");
            assertThat(terminal.out()).contains("guardduty.amazonaws.com");
        }
    }

    @Test
    void shouldShowEveryCheckpoint() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/checkpoints")
                                ? new Reply(200, "{\"items\":[" + CHECKPOINT + "]}")
                                : new Reply(200, "{\"items\":[]}"))) {
            // When
            var status = CommandRun.of(stub, "collect", "status");
            var csv = CommandRun.of(stub, "collect", "status", "-o", "csv");

            // Then
            assertThat(status.exitCode()).isZero();
            assertThat(status.output().replaceAll("\\s+", " "))
                    .contains("ACCOUNT")
                    .contains("111122223333")
                    .contains("2026-11-20 10:15")
                    .contains("1250")
                    .contains("AccessDenied: no")
                    .contains("2026-11-20 09:58 2026-11-20 10:31 5m 2h");
            assertThat(csv.output().lines())
                    .containsExactly(
                            "account,region,source,state,until,events,error,last_event,last_run,"
                                    + "lateness,longest",
                            "111122223333,us-east-1,iam,ERROR,2026-11-20 10:15,1250,"
                                    + "AccessDenied: no,2026-11-20 09:58,2026-11-20 10:31,312,7920");
        }
    }

    @Test
    void shouldTellWhatTimeIsLost() throws IOException {
        // Given
        String lost =
                """
                {"accountId":"111122223333","region":"us-east-1","source":"iam","state":"ACTIVE",
                 "lostFrom":"2026-05-01T08:30:00Z","lostUntil":"2026-06-02T09:45:00Z"}
                """;
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/checkpoints")
                                ? new Reply(200, "{\"items\":[" + CHECKPOINT + "," + lost + "]}")
                                : new Reply(200, "{\"items\":[]}"))) {
            // When
            var status = CommandRun.of(stub, "collect", "status");

            // Then
            assertThat(status.exitCode()).isZero();
            assertThat(status.errors().lines())
                    .filteredOn(line -> line.contains("no longer keeps"))
                    .containsExactly(
                            "111122223333 us-east-1 iam: nothing was collected from 2026-05-01 08:30"
                                    + " to 2026-06-02 09:45, and AWS no longer keeps it");
        }
    }

    @Test
    void shouldCountTheAccountsThatAreLeftOutOnPurpose() throws IOException {
        // Given
        String accounts =
                """
                {"items":[{"accountId":"111122223333","state":"LEFT_OUT","reason":"outside"},
                 {"accountId":"111122224444","state":"LEFT_OUT","reason":"outside"},
                 {"accountId":"111122225555","state":"LEFT_OUT","reason":"excepted"},
                 {"accountId":"111122226666","state":"SUSPENDED","reason":"SUSPENDED in Root"}]}
                """;
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/collected-accounts")
                                ? new Reply(200, accounts)
                                : new Reply(200, "{\"items\":[]}"))) {
            // When
            var status = CommandRun.of(stub, "collect", "status");

            // Then
            assertThat(status.errors().lines())
                    .filteredOn(line -> line.contains("not collected from"))
                    .containsExactly(
                            "111122226666 is not collected from: SUSPENDED in Root",
                            "1 account is not collected from: excepted",
                            "2 accounts are not collected from: outside");
        }
    }
}
