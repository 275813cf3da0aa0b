package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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
}
