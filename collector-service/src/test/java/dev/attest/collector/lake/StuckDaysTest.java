package dev.attest.collector.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.lake.LakeException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StuckDaysTest {

    private final StuckDays days = new StuckDays();

    @Test
    void shouldTellADayOnceAndInOneLine() {
        // Given
        days.failed(failure("day 1"));
        days.rounded();

        // When
        var again = days.failed(failure("day 1"));
        var other = days.failed(failure("day 2"));

        // Then
        assertThat(again).isEmpty();
        assertThat(other).contains("day 2: Out of Memory Error: 122.0 MiB used");
    }

    @Test
    void shouldTellADayAgainThatHadRecovered() {
        // Given
        days.failed(failure("day 1"));
        days.rounded();
        days.rounded();

        // When
        var told = days.failed(failure("day 1"));

        // Then
        assertThat(told).isPresent();
    }

    private static LakeException failure(String day) {
        return new LakeException(
                day,
                new LakeException(
                        "a Parquet file cannot be written",
                        new SQLException("Out of Memory Error: 122.0 MiB used\n\nsolutions: …")));
    }
}
