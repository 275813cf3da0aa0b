package dev.attest.collector.inventory.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:30:00Z",
                "2026-03-01T08:30:00+00:00",
                "2026-03-01 08:30:00+00:00",
                "2026-03-01T08:30:00+0000",
                "2026-03-01T09:30:00.000+01",
                "2026-03-01T14:00:00+05:30",
                "2026-03-01T02:30:00-0600"
            })
    void shouldReadEveryOffset(String text) {
        assertThat(AwsTime.of(text)).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-03-01T08:30:00", "2026-03-01T08:30:00+1:00", "N/A"})
    void shouldRefuseWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> AwsTime.of(text)).isInstanceOf(DateTimeException.class);
    }
}
