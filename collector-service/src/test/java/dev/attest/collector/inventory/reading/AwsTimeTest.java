package dev.attest.collector.inventory.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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
    @ValueSource(
            strings = {
                "2005-12-31T23:59:59Z",
                "9999-12-31T23:59:59-01:00",
                "+999999-01-01T00:00:00Z",
                "-2020-01-01T00:00:00Z"
            })
    void shouldRefuseAMomentThatNoTableCanHold(String text) {
        assertThatThrownBy(() -> AwsTime.of(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1e9, 253402300800.0, 1e30, Double.NaN})
    void shouldRefuseSecondsOfNoYearOfAws(double seconds) {
        assertThatThrownBy(() -> AwsTime.of(new DoubleNode(seconds)))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void shouldReadTheFirstAndTheLastMomentThatAreTaken() {
        assertThat(AwsTime.of("2006-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("2006-01-01T00:00:00Z"));
        assertThat(AwsTime.of("9999-12-31T23:59:59Z"))
                .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(AwsTime.of(new DoubleNode(1772354700.5)))
                .isEqualTo(Instant.parse("2026-03-01T08:45:00.500Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-03-01T08:30:00", "2026-03-01T08:30:00+1:00", "N/A"})
    void shouldRefuseWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> AwsTime.of(text)).isInstanceOf(DateTimeException.class);
    }
}
