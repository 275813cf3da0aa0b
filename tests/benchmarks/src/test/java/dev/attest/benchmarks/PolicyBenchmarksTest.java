package dev.attest.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyBenchmarksTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

    @Test
    void shouldTellHowManyRequestsAreDecided() throws IOException, InterruptedException {
        // Given
        Settings settings =
                Settings.parse(List.of("rounds=1", "seconds=1"), PolicyBenchmark.DEFAULTS);

        // When
        boolean done = new PolicyBenchmark(settings, out).run();

        // Then
        assertThat(done).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("a second, twenty statements");
    }

    @Test
    void shouldTellWhatTheGraphTakes() {
        // Given
        Settings settings =
                Settings.parse(
                        List.of("principals=200", "rounds=1", "growth=2", "changes=3"),
                        GraphBenchmark.DEFAULTS);

        // When
        boolean done = new GraphBenchmark(settings, out).run();

        // Then
        assertThat(done).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("200 principals", "one change", "400 principals");
    }

    @Test
    void shouldRefuseASettingThatThereIsNot() {
        assertThatThrownBy(() -> Settings.parse(List.of("speed=9"), GraphBenchmark.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("speed=9 is not understood");
    }
}
