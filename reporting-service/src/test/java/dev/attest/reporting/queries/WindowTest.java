package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:34:56Z");

    @Test
    void shouldLookBackWholeDaysAndTakeClocksThatAreAhead() throws Exception {
        // When
        Window window = Window.of(30, null, null, NOW);

        // Then
        assertThat(window.from()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(window.to()).isEqualTo("2026-04-02T00:00:00Z");
    }

    @Test
    void shouldTakeDaysAndMoments() throws Exception {
        // When
        Window window = Window.of(30, "2023-07-10", "2023-07-10T12:00:00Z", NOW);

        // Then
        assertThat(window.firstDay()).isEqualTo(LocalDate.of(2023, 7, 10));
        assertThat(window.lastDay()).isEqualTo(LocalDate.of(2023, 7, 10));
        assertThat(window.to()).isEqualTo("2023-07-10T12:00:00Z");
    }

    @Test
    void shouldCountDaysBackFromAnEndThatIsGiven() throws Exception {
        // When
        Window window = Window.of(1, null, "2023-07-11", NOW);

        // Then
        assertThat(window.firstDay()).isEqualTo(LocalDate.of(2023, 7, 10));
        assertThat(window.lastDay()).isEqualTo(LocalDate.of(2023, 7, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 2026-03-31",
        "2026-03-31, 2026-03-31",
        "2026-02-30, 2026-03-31",
        "-1000000-01-01T00:00:00Z, 2026-03-31",
        "2026-03-31, +99999-01-01T00:00:00Z"
    })
    void shouldRefuse(String from, String to) {
        assertThatThrownBy(() -> Window.of(30, from, to, NOW))
                .isInstanceOf(BadArgumentException.class);
    }
}
