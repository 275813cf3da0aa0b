package dev.attest.events.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.activity.Coverage.Stretch;
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

    @Test
    void shouldTellTheLatestStretchThatHasBegun() {
        // Given
        var days = Stream.of(dates(-30, -20), dates(0, 3), dates(7, 9), dates(20, 21));
        var coverage = new Coverage(days.flatMap(some -> some).toList());
        var stretch = new Stretch(FIRST, FIRST.plusDays(8));

        // Then
        assertThat(coverage.latest(Instant.parse("2026-03-12T08:00:00Z"))).contains(stretch);
        assertThat(stretch.since()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(stretch.until()).isEqualTo(Instant.parse("2026-03-16T00:00:00Z"));
        assertThat(coverage.latest(Instant.parse("2020-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void shouldSpanUntilTheStretchEndsAndNoLonger() {
        // Given
        var coverage = days(0, 30);
        var until = coverage.latest(TO).orElseThrow().until();

        // Then
        assertThat(coverage.spans(FROM, until.minusMillis(1))).isTrue();
        assertThat(coverage.spans(FROM, until)).isFalse();
    }

    private static Coverage days(int from, int to) {
        return new Coverage(dates(from, to).toList());
    }

    /// @param to exclusive
    private static Stream<LocalDate> dates(int from, int to) {
        return FIRST.plusDays(from).datesUntil(FIRST.plusDays(to));
    }
}
