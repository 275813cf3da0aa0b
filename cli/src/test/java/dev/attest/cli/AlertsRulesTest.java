package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AlertsRulesTest {
    private static final String RULES =
            """
            {"items":[
             {"id":"key-made","title":"Key made","severity":"HIGH","origin":"SHIPPED","errors":0,
              "problem":null},
             {"id":"mine","title":"","severity":null,"origin":"FOLDER","errors":0,
              "problem":"line 3: severity is HUGE"}],
             "next":null}
            """;

    @Test
    void shouldTellFirstWhichRuleDoesNotRunAndWhy() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> new Reply(200, RULES))) {
            // When
            var run = CommandRun.of(stub, "alerts", "rules");

            // Then
            assertThat(run.exitCode()).isZero();
            assertThat(run.output().lines().map(line -> line.replaceAll("\\s+", " ").strip()))
                    .containsExactly(
                            "RULE SEVERITY FROM ERRORS STATE",
                            "mine FOLDER 0 does not run: line 3: severity is HUGE",
                            "key-made HIGH SHIPPED 0 runs");
        }
    }
}
