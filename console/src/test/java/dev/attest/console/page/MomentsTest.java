package dev.attest.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:10:00Z, Used today",
        "2026-11-20T23:59:00Z, Used yesterday",
        "2026-08-19T12:00:00Z, Last used 19 August 2026"
    })
    void shouldSayLastUse(Instant at, String words) {
        // Given
        var known = true;

        // When
        var said = Moments.lastUse(known, at, NOW);

        // Then
        assertThat(said).isEqualTo(words);
    }

    @Test
    void shouldTellNeverFromUnknown() {
        // Given
        Instant none = null;

        // When
        var never = Moments.lastUse(true, none, NOW);
        var unknown = Moments.lastUse(false, none, NOW);

        // Then
        assertThat(never).isEqualTo("No use recorded");
        assertThat(unknown).isEqualTo("Last use unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-05T12:00:00Z, in 14 days",
        "2026-11-22T12:00:00Z, tomorrow",
        "2026-11-21T12:00:00Z, today",
        "2026-11-21T00:00:00Z, less than a day late",
        "2026-11-18T00:00:00Z, 3 days late"
    })
    void shouldSayLateAsLate(Instant due, String words) {
        // Given
        var now = NOW;

        // When
        var said = Moments.until(due, now);

        // Then
        assertThat(said).isEqualTo(words);
    }
}
