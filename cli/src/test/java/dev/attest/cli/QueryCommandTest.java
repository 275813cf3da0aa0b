package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCommandTest {
    private static final String ANSWER =
            """
            {"columns":[{"name":"event_time","type":"TIMESTAMP"},{"name":"user_name","type":"VARCHAR"},
              {"name":"request_parameters","type":"VARCHAR"},{"name":"n","type":"BIGINT"}],
             "table":["event_time","user_name","n"],
             "rows":[["2026-03-31T09:00:00Z","root","{\\"a\\":1}",2],["2026-03-30T09:00:00Z",null,null,1]],
             "truncated":false,"files":3,"bytesScanned":2048,"athenaDollars":0.00004768}
            """;
    private static final String QUERIES =
            """
            {"items":[{"name":"root_usage","title":"Root","description":"Everything done as root",
              "days":90,"parameters":{"days":{"type":"INTEGER","default":"90"},"account":{"type":"TEXT","default":null}}}],
             "next":null}
            """;
    private static final String BAD =
            """
            {"status":400,"code":"bad-query-parameter","detail":"The query root_usage cannot be given that.",
             "violations":[{"pointer":"/parameters/limit","message":"is a whole number from 1 to 10000, not x"}]}
            """;

    @Test
    void shouldShowWhatATableHasRoomFor() throws IOException {
        // Given
        try (var stub = new StubService((_, _) -> new Reply(200, ANSWER))) {
            // When
            var run = CommandRun.of(stub, "query", "root_usage", "--param", "days=7");

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.output())
                    .isEqualToNormalizingNewlines(
                            """
                            EVENT TIME        USER NAME  N
                            2026-03-31 09:00  root       2
                            2026-03-30 09:00             1
                            """);
            assertThat(stub.requests()).anyMatch(r -> r.contains("/queries/root_usage/runs"));
        }
    }

    @Test
    void shouldSayThatAQueryCutsTheRestOff() throws IOException {
        // Given
        String limited =
                QUERIES.replace("\"account\":{", "\"limit\":{\"default\":\"2\"},\"account\":{");
        var terminal = new Terminal();
        try (var stub =
                new StubService(
                        (path, _) -> new Reply(200, path.contains("/runs") ? ANSWER : limited))) {
            // When
            terminal.run("query", "root_usage", "--url", stub.url());
            String byDefault = terminal.err();
            terminal.run("query", "root_usage", "--param", "limit=3", "--url", stub.url());

            // Then
            assertThat(byDefault).contains("2 rows, which is its limit: there may be more");
            assertThat(terminal.err()).contains("2 rows; 2.0 KB");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account=111122223333           | in the last 90 days",
                "days=7                         | in the last 7 days",
                "from=2026-03-01                | from 2026-03-01 on",
                "from=2026-03-01,to=2026-04-01  | from 2026-03-01 to 2026-04-01",
                "to=2026-04-01                  | in the 90 days before 2026-04-01"
            })
    void shouldSayOfWhatTimeNothingWasFound(String given, String time) throws IOException {
        // Given
        String empty = ANSWER.replaceAll("(?s)\"rows\":.*?\\]\\],", "\"rows\":[],");
        List<String> line = new ArrayList<>(List.of("query", "root_usage"));
        for (String one : given.split(",")) {
            line.addAll(List.of("--param", one));
        }
        var terminal = new Terminal();
        try (var stub =
                new StubService(
                        (path, _) -> new Reply(200, path.contains("/runs") ? empty : QUERIES))) {
            line.addAll(List.of("--url", stub.url()));

            // When
            terminal.run(line.toArray(String[]::new));

            // Then
            assertThat(terminal.err()).contains("nothing found " + time);
        }
    }

    @Test
    void shouldShowTheLinesOfAMessageAsLines() throws IOException {
        // Given
        String parser = "{\"status\":400,\"detail\":\"Parser Error\\nLINE 1: selec\\u001b[2J\"}";
        try (var stub = new StubService((_, _) -> new Reply(400, parser))) {
            // When
            var run = CommandRun.of(stub, "query", "--sql", "selec");

            // Then
            assertThat(run.errors().lines())
                    .containsExactly("attest: Parser Error", "  LINE 1: selec\\u001b[2J");
        }
    }

    @Test
    void shouldGiveProgramsEverything() throws IOException {
        // Given
        try (var stub = new StubService((_, _) -> new Reply(200, ANSWER))) {
            // When
            var csv = CommandRun.of(stub, "query", "root_usage", "-o", "csv");
            var json = CommandRun.of(stub, "query", "--sql", "select 1", "-o", "json");

            // Then
            assertThat(csv.output())
                    .isEqualToNormalizingNewlines(
                            """
                            event_time,user_name,request_parameters,n
                            2026-03-31T09:00:00Z,root,"{""a"":1}",2
                            2026-03-30T09:00:00Z,,,1
                            """);
            assertThat(json.output())
                    .contains("\"event_time\" : \"2026-03-31T09:00:00Z\"")
                    .contains("\"n\" : 2")
                    .contains("\"user_name\" : null");
            assertThat(stub.requests()).anyMatch(r -> r.contains("/query-runs"));
        }
    }

    @Test
    void shouldListQueriesWithWhatTheyMayBeTold() throws IOException {
        // Given
        try (var stub = new StubService((_, _) -> new Reply(200, QUERIES))) {
            // When
            var run = CommandRun.of(stub, "query", "list");

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.output())
                    .contains("root_usage  Everything done as root  days=90 account");
        }
    }

    @Test
    void shouldNameAValueThatIsWrong() throws IOException {
        // Given
        try (var stub = new StubService((_, _) -> new Reply(400, BAD))) {
            // When
            var run = CommandRun.of(stub, "query", "root_usage", "--param", "limit=x");

            // Then
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors()).contains("/parameters/limit is a whole number");
        }
    }

    @Test
    void shouldAskForEitherANameOrSql() throws IOException {
        // Given
        try (var stub = new StubService((_, _) -> new Reply(200, ANSWER))) {
            // When // Then
            assertThat(CommandRun.of(stub, "query").exitCode()).isEqualTo(2);
            assertThat(CommandRun.of(stub, "query", "x", "--sql", "select 1").exitCode())
                    .isEqualTo(2);
            assertThat(
                            CommandRun.of(stub, "query", "--sql", "select 1", "--param", "a=b")
                                    .exitCode())
                    .isEqualTo(2);
            assertThat(CommandRun.of(stub, "query", "x", "--param", "a").exitCode()).isEqualTo(2);
            assertThat(stub.requests()).isEmpty();
        }
    }
}
