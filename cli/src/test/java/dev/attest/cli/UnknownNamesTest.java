package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNamesTest {
    private static final String FORBIDDEN = "{\"status\":403,\"detail\":\"Not yours.\"}";

    /// A collector that knows two rules, one account and two kinds, of which nothing was found.
    private static Reply collector(String path) {
        String items =
                switch (path.replaceAll(".*/api/v1|\\?.*", "")) {
                    case "/alert-rules" ->
                            "{\"id\":\"access-key-created\"},{\"id\":\"root-login\"}";
                    case "/accounts" -> "{\"accountId\":\"111122223333\"}";
                    case "/inventory/auditors" -> "{\"kind\":\"rds\"}";
                    case "/inventory/coverage" ->
                            path.contains("kind=") ? "" : "{\"kind\":\"iam-users\"}";
                    case "/inventory/population" ->
                            path.matches(".*[?&](kind|type|account)=.*")
                                    ? ""
                                    : "{\"type\":\"iam-user\"},{\"type\":\"iam-role\"}";
                    default -> "";
                };
        return new Reply(200, "{\"items\":[" + items + "]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alerts --rule root-logn              | no rule 'root-logn'; did you mean `root-login`?",
                "alerts --rule nosuch                 | there are access-key-created, root-login",
                "alerts --account 999999999999        | no account '999999999999'; there are 111122223333",
                "alerts --account 111122223334        | did you mean `111122223333`?",
                "inventory show --kind RDS            | no kind 'RDS'; did you mean `rds`?",
                "inventory show --kind FOO            | there are iam-users, rds",
                "inventory show --account 999999999999     | no account",
                "inventory readings --kind FOO        | no kind 'FOO'",
                "inventory diff 7d --account 999999999999  | no account",
                "people identities --account 999999999999  | no account",
                "people activity u-1 --account 999999999999 | no account",
                "risk users --account 999999999999    | no account",
                "collect status --account 999999999999     | no account",
                "query root_usage --param account=999999999999 | no account",
            })
    void shouldNameWhatThereIsNotAndWhatThereIs(String line, String said) throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> collector(path))) {
            // When
            var run = CommandRun.of(stub, line.split(" "));

            // Then
            assertThat(run.errors()).contains(said);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alerts --rule root-login",
        "alerts --rule attest-trail-silent",
        "alerts --account 111122223333",
        "inventory show --kind rds",
        "inventory show --kind iam-users",
        "inventory diff 7d --account 111122223333",
    })
    void shouldFindNothingUnderANameThatThereIs(String line) throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> collector(path))) {
            // When
            var run = CommandRun.of(stub, line.split(" "));

            // Then
            assertThat(run.exitCode()).as(run.errors()).isZero();
        }
    }

    /// A type that nothing is of may be spelt well.
    @Test
    void shouldNameTheTypesThatThereAre() throws IOException {
        // Given
        var terminal = new Terminal();
        try (var stub = new StubService((path, body) -> collector(path))) {
            // When
            int exitCode =
                    terminal.run("inventory", "show", "--type", "iam-usr", "--url", stub.url());

            // Then
            assertThat(exitCode).isZero();
            assertThat(terminal.err()).contains("no such thing; they show iam-role, iam-user");
        }
    }

    /// A compliance officer sees alerts and no rules.
    @Test
    void shouldSayNoMoreThanTheCallerMaySee() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/alert-rules")
                                ? new Reply(403, FORBIDDEN)
                                : new Reply(200, "{\"items\":[]}"))) {
            // When
            var run = CommandRun.of(stub, "alerts", "--rule", "nosuch");

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.errors()).isEmpty();
        }
    }
}
