package dev.attest.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
    @TempDir private Path folder;

    @Test
    void shouldNameAFileThatIsNotThereAnyMore() throws IOException {
        // Given
        Path file = folder.resolve("a.json");

        // When // Then
        shouldNotBeSent(file);
    }

    @Test
    void shouldNameAFileThatMayNotBeRead() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("a.json"), "{}");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "whoever runs this may read every file");

        // When // Then
        shouldNotBeSent(file);
    }

    private static void shouldNotBeSent(Path file) throws IOException {
        try (var stub = new StubService((path, body) -> new StubService.Reply(201, "{}"))) {
            assertThatThrownBy(() -> stub.api().upload(Service.COLLECTOR, "/imports/x", file))
                    .isInstanceOfSatisfying(
                            CommandFailure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessage("cannot read " + file);
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void shouldFollowPagesToTheEnd() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        new StubService.Reply(
                                200,
                                path.contains("cursor=b%2F2")
                                        ? "{\"items\":[{\"id\":3}],\"next\":null}"
                                        : "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":\"b/2\"}"))) {
            // When
            List<JsonNode> items = stub.api().list(Service.COLLECTOR, "/alerts?state=OPEN");

            // Then
            assertThat(items).extracting(item -> item.path("id").asInt()).containsExactly(1, 2, 3);
            assertThat(stub.requests())
                    .containsExactly(
                            "GET /api/v1/alerts?state=OPEN&limit=500 Bearer a-token",
                            "GET /api/v1/alerts?state=OPEN&limit=500&cursor=b%2F2 Bearer a-token");
        }
    }

    @Test
    void shouldAskForNoMoreThanTheLimit() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        new StubService.Reply(
                                200, "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":\"more\"}"))) {
            // When
            List<JsonNode> items = stub.api().list(Service.RISK, "/users", 2);

            // Then
            assertThat(items).hasSize(2);
            assertThat(stub.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, USAGE",
        "401, NOT_ALLOWED",
        "403, NOT_ALLOWED",
        "404, USAGE",
        "409, USAGE",
        "412, USAGE",
        "422, USAGE",
        "429, NOT_REACHABLE",
        "500, NOT_REACHABLE",
        "503, NOT_REACHABLE"
    })
    void shouldTurnEachErrorIntoItsExitCode(int status, ExitCode expected) throws IOException {
        // Given
        var reply = new StubService.Reply(status, "{}");
        try (var stub = new StubService((path, body) -> reply)) {
            // When
            var failure =
                    catchThrowableOfType(
                            CommandFailure.class, () -> stub.api().get(Service.RISK, "/users"));

            // Then
            assertThat(failure.exitCode()).isEqualTo(expected);
        }
    }

    @Test
    void shouldSayWhatTheProblemSays() throws IOException {
        // Given
        String problem =
                "{\"title\":\"Not valid\",\"status\":422,\"detail\":\"two fields\","
                        + "\"violations\":[{\"pointer\":\"/reason\",\"message\":\"must not be blank\"}]}";
        try (var stub = new StubService((path, body) -> new StubService.Reply(422, problem))) {
            // When
            var failure =
                    catchThrowableOfType(
                            CommandFailure.class, () -> stub.api().get(Service.RISK, "/users"));

            // Then
            assertThat(failure).hasMessage("two fields\n  /reason must not be blank");
        }
    }

    @Test
    void shouldSayWhatMayHelpWhoIsNotAllowed() {
        assertThat(new Problems("Try another door.").of(403, "{}", Service.RISK))
                .hasMessage("risk answered 403\n  Try another door.");
        assertThat(new Problems("Try another door.").of(404, "{}", Service.RISK))
                .hasMessage("risk answered 404");
    }

    @Test
    void shouldComeBackWhenAServiceIsBusy() throws IOException {
        // Given
        var calls = new AtomicInteger();
        try (var stub =
                new StubService((path, body) ->
                        calls.incrementAndGet() < 6
                                ? StubService.Reply.busy()
                                : new StubService.Reply(200, "{\"id\":7}"))) {
            // When
            Answer answer = stub.api().get(Service.COLLECTOR, "/imports/7");

            // Then
            assertThat(answer.body().path("id").asInt()).isEqualTo(7);
            assertThat(calls).hasValue(6);
        }
    }

    @Test
    void shouldStartOnceHoweverOftenTheAnswerIsLost() throws IOException {
        // Given
        var calls = new AtomicInteger();
        try (var stub =
                new StubService((path, body) ->
                        calls.incrementAndGet() < 3
                                ? new StubService.Reply(503, "{}")
                                : new StubService.Reply(201, "{\"state\":\"ACTIVE\"}"))) {
            // When
            Answer answer = stub.api().start(Service.CERTIFICATION, "/campaigns", Map.of());

            // Then
            assertThat(answer.status()).isEqualTo(201);
            assertThat(stub.keys()).hasSize(3);
            assertThat(Set.copyOf(stub.keys())).hasSize(1);
        }
    }

    @Test
    void shouldNotRepeatAStartThatIsRefused() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> new StubService.Reply(422, "{}"))) {
            // When
            var failure =
                    catchThrowableOfType(
                            CommandFailure.class,
                            () -> stub.api().start(Service.REPORTING, "/reports", Map.of()));

            // Then
            assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(stub.requests()).hasSize(1);
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        // Given
        var api =
                new Api(
                        HttpClient.newHttpClient(),
                        Endpoints.gateway("http://127.0.0.1:1"),
                        () -> "a-token",
                        new Problems(""));

        // When
        var failure =
                catchThrowableOfType(
                        CommandFailure.class, () -> api.get(Service.REPORTING, "/reports"));

        // Then
        assertThat(failure)
                .hasMessageStartingWith("reporting is not reachable at http://127.0.0.1:1");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_REACHABLE);
    }
}
