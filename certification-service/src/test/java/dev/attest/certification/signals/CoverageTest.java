package dev.attest.certification.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final Instant FROM = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-31T08:00:00Z");

    @Test
    void shouldSpanDayAfterDay() {
        assertThat(days(0, 30).spans(FROM, TO)).isTrue();
        assertThat(days(-700, 60).spans(FROM, TO)).isTrue();
    }

    @Test
    void shouldNotSpanWhatBeginsLater() {
        assertThat(days(1, 30).spans(FROM, TO)).isFalse();
    }

    @Test
    void shouldNotSpanWhatEndedLongAgo() {
        assertThat(days(-700, -600).spans(FROM, TO)).isFalse();
        assertThat(days(0, 20).spans(FROM, TO)).isFalse();
    }

    @Test
    void shouldSpanQuietDaysButNoMissingWeek() {
        // Given
        var easter = Stream.concat(dates(0, 10), dates(14, 26)).toList();
        var missing = Stream.concat(dates(0, 10), dates(15, 30)).toList();
        // Then
        assertThat(new Coverage(easter).spans(FROM, TO)).isTrue();
        assertThat(new Coverage(missing).spans(FROM, TO)).isFalse();
    }

    @Test
    void shouldNotSpanAnythingWithoutADay() {
        assertThat(new Coverage(List.of()).spans(FROM, TO)).isFalse();
    }

    private static Coverage days(int from, int to) {
        return new Coverage(dates(from, to).toList());
    }

    /// @param to exclusive
    private static Stream<LocalDate> dates(int from, int to) {
        return FIRST.plusDays(from).datesUntil(FIRST.plusDays(to));
    }
}
