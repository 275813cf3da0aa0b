package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptyListingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alerts                                | no rule matched",
                "alerts --rule nosuch                  | no such alert",
                "alerts --since 7d                     | no such alert",
                "collect status                        | nothing was collected yet",
                "collect status --account 111122223333 | no such checkpoint",
                "inventory readings                    | nothing was read from AWS",
                "inventory readings --kind foo         | no such reading"
            })
    void shouldSayNoMoreThanThatNothingFits(String line, String remark) throws IOException {
        // Given
        var terminal = new Terminal();
        try (var stub = new StubService((path, body) -> new Reply(200, "{\"items\":[]}"))) {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            words.addAll(List.of("--url", stub.url()));

            // When
            int exitCode = terminal.run(words.toArray(String[]::new));

            // Then
            assertThat(exitCode).isZero();
            assertThat(terminal.err()).contains(remark);
        }
    }
}
