package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertStepsTest {
    private static final String ID = "01a200e4-7340-7000-968b-0c79704de172";
    private static final String ALERT =
            """
            {"id":"%s","ruleId":"root-console-login","title":"Root Account Login","severity":"HIGH",
             "message":"Root account logged in from IP: 203.0.113.9","state":"%s","matches":3,
             "lastEventTime":"2026-10-05T10:00:00Z","assignee":"lena@x.example"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ack --note mine        | acknowledgement | ACKNOWLEDGED",
                "assign --to lena@x.example | assignment  | ASSIGNED",
                "close --reason known   | closure         | CLOSED",
                "reopen --reason wrong  | reopening       | OPEN"
            })
    void shouldTakeTheStepOnTheVersionThatIsThere(String line, String resource, String state)
            throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) -> new Reply(200, ALERT.formatted(ID, state)))) {
            List<String> words = new java.util.ArrayList<>(List.of("alerts"));
            words.addAll(List.of(line.split(" +")));
            words.add(ID);

            // When
            var run = CommandRun.of(stub, words.toArray(String[]::new));

            // Then
            assertThat(run.errors()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(stub.requests())
                    .anyMatch(request -> request.contains("/alerts/" + ID + "/" + resource));
            assertThat(run.output())
                    .contains("203.0.113.9")
                    .contains("3 times in all")
                    .contains("lena@x.example");
        }
    }
}
