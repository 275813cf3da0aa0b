package dev.attest.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesBenchmarkTest {

    @Test
    void shouldTellTheRatioOfManyRulesToFew() throws IOException {
        // Given
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Settings settings =
                Settings.parse(
                        List.of("events=1000", "rounds=1", "many=150"), RulesBenchmark.DEFAULTS);

        // When
        boolean done =
                new RulesBenchmark(settings, new PrintStream(told, true, StandardCharsets.UTF_8))
                        .run();

        // Then
        assertThat(done).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("10 rules")
                .contains("150 rules")
                .contains("ratio");
    }
}
