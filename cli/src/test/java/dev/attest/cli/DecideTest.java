package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecideTest {
    private static final String ITEM = "01a200e4-7340-7000-968b-0c79704de172";
    private static final String OTHER = "01a200e4-7340-7000-968b-0c79704de173";
    private static final String REFUSAL =
            """
            {"status":422,"code":"invalid","detail":"The decisions are not valid.",
             "violations":[{"pointer":"/decisions/1/comment","message":"is required"}]}
            """;

    @Test
    void shouldAskForACommentInTheWordsOfTheCommandLine() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        path.endsWith("/decisions")
                                ? new Reply(422, REFUSAL)
                                : new Reply(200, "{\"packageId\":\"p-1\"}"))) {
            // When
            var run = CommandRun.of(stub, "decide", ITEM, OTHER, "--keep");

            // Then
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors())
                    .contains("704de173: --comment is required")
                    .doesNotContain("/decisions");
        }
    }

    /// What somebody may not see is not found; to a command that decides, that is a refusal.
    @ParameterizedTest
    @ValueSource(strings = {ITEM, "704de172"})
    void shouldRefuseWhatWaitsForSomebodyElse(String id) throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/packages?")
                                ? new Reply(200, "{\"items\":[]}")
                                : new Reply(404, "{\"code\":\"not-found\"}"))) {
            // When
            var decided = CommandRun.of(stub, "decide", id, "--keep");
            var signed = CommandRun.of(stub, "sign-off", id);

            // Then
            assertThat(decided.exitCode()).isEqualTo(3);
            assertThat(decided.errors()).contains("no item " + id + " waits for you");
            assertThat(signed.exitCode()).isEqualTo(3);
            assertThat(signed.errors()).contains("no package " + id + " waits for you");
        }
    }

    @Test
    void shouldCallAMisspeltIdAWrongUse() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> new Reply(404, "{}"))) {
            // When
            var run = CommandRun.of(stub, "decide", "704de17", "--keep");

            // Then
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }
}
