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

    @Test
    void shouldEndWithFourWhenRawFilesCouldNotBeRead() throws IOException {
        // Given
        String replay =
                lacking(
                        """
                        "unread":7,"unreadFiles":[
                         {"sha256":"ab12","name":"trail-1.json.gz","problem":"is gone","events":4},
                         {"sha256":"cd34","name":"trail-2.json.gz","problem":"is not what was kept","events":3}]
                        """);

        // When
        int exitCode = replay(replay);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(terminal.err().lines())
                .containsExactly(
                        "7 events are in raw files that cannot be read, and nothing is known of them;"
                                + " trail-1.json.gz (ab12) is gone, and it is not the only one");
    }

    @Test
    void shouldEndWithFourWhenAReplayStoppedBefore() throws IOException {
        // Given
        String replay = lacking("\"notReached\":1200,\"stopped\":\"it fired 50000 times already\"");

        // When
        int exitCode = replay(replay);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(terminal.err().lines())
                .containsExactly(
                        "1200 events were not looked at, since it fired 50000 times already");
    }

    @Test
    void shouldEndWithFourWhenAReplayIsNotCompleteForWhateverReason() throws IOException {
        // Given // When
        int exitCode = replay(lacking("\"unread\":0"));

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(terminal.err().lines()).containsExactly("not every event was looked at");
    }

    private static String lacking(String what) {
        return REPLAY.formatted(0, "null")
                .replace("\"complete\":true", "\"complete\":false," + what);
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
