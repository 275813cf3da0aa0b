package dev.attest.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    private static final List<String> NAMES =
            List.of("up", "down", "alerts", "audit", "start", "list", "import", "report");

    @ParameterizedTest
    @CsvSource({
        "alert, alerts",
        "alertss, alerts",
        "strat, start",
        "ipmort, import",
        "audti, audit",
        "uo, up",
        "dwn, down",
        "lsit, list",
    })
    void shouldFindWhatWasMeant(String word, String name) {
        assertThat(NearNames.of(word, NAMES)).containsExactly(name);
    }

    @Test
    void shouldNameAllThatAreAsNear() {
        assertThat(NearNames.of("lart", NAMES)).containsExactly("start", "list");
    }

    @ParameterizedTest
    @CsvSource({"foo", "query", "''", "a"})
    void shouldFindNothingThatIsFarAway(String word) {
        assertThat(NearNames.of(word, NAMES)).isEmpty();
    }
}
