package dev.attest.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointInTimeTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-03-10T10:30:00Z",
        "24h, 2026-03-09T12:00:00Z",
        "7d, 2026-03-03T12:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T07:08:09Z, 2026-03-01T07:08:09Z"
    })
    void shouldReadMomentsAsPeopleTypeThem(String text, Instant expected) {
        assertThat(PointInTime.parse(text, NOON)).isEqualTo(expected);
    }

    @Test
    void shouldNameWhatIsNoMoment() {
        assertThatThrownBy(() -> PointInTime.parse("yesterday", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'yesterday' is none of");
    }
}
