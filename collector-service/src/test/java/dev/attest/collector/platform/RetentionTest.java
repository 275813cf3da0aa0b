package dev.attest.collector.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-30T03:20:00Z"), ZoneOffset.UTC);

    @Test
    void shouldKeepWholeDays() {
        assertThat(kept(Duration.ofDays(30)).firstDay()).contains(LocalDate.parse("2026-05-31"));
        assertThat(new Retention("some.retention", Optional.empty(), CLOCK).firstDay()).isEmpty();
    }

    @Test
    void shouldRefuseLessThanADay() {
        assertThatThrownBy(() -> kept(Duration.ofSeconds(400)))
                .hasMessageContaining("some.retention is shorter than a day: PT6M40S");
    }

    private static Retention kept(Duration time) {
        return new Retention("some.retention", Optional.of(time), CLOCK);
    }
}
