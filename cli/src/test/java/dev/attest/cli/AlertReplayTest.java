package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `attest alerts replay`.
class AlertReplayTest {
    private static final String REPLAY =
            """
            {"ruleId":"user-created","days":90,"examined":340,"fired":3,"alerts":2,"failed":%d,
             "failure":%s,"complete":true,"examples":[
             {"eventTime":"2026-11-20T10:15:42Z","accountId":"111122223333","message":"User bob"}]}
            """;

    private final Terminal terminal = new Terminal();

    @Test
    void shouldTellHowOftenARuleWouldHaveFired() throws IOException {
        // Given // When
        int exitCode = replay(REPLAY.formatted(0, "null"));

        // Then
        assertThat(exitCode).isZero();
        assertThat(terminal.out())
                .contains("user-created would have fired 3 times in 90 days, in 2 alerts")
                .contains("340 events examined, 0 of which it could not judge")
                .contains("User bob");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void shouldEndWithFourWhenEventsCouldNotBeJudged() throws IOException {
        // Given
        String replay = REPLAY.formatted(12, "\"no such key: field\"");

        // When
        int exitCode = replay(replay);
        int asJson = replay(replay, "-o", "json");

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(asJson).isEqualTo(4);
        assertThat(terminal.err())
                .contains("12 events could not be judged, and nothing is known of them")
                .contains("no such key: field");
    }

    private int replay(String answer, String... options) throws IOException {
        try (var stub = new StubService((path, body) -> new Reply(200, answer))) {
            String[] line = {"alerts", "replay", "user-created", "--url", stub.url()};
            return terminal.run(
                    Stream.concat(Arrays.stream(line), Arrays.stream(options))
                            .toArray(String[]::new));
        }
    }
}
