package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {

    /// Of seed 7, 2026-03-31, 6,000 events. Whoever changes the company on purpose changes this.
    private static final String KNOWN =
            "955602828b033abf3c2e689fc2593d7c3ee8852419a95e8470b4c57b759de3e5";

    @Test
    void shouldWriteTheKnownBytes(@TempDir Path folder) throws Exception {
        // Given
        Written written = Written.in(folder);

        // When
        String hash = Written.hash(written.folder().root());

        // Then
        assertThat(hash).isEqualTo(KNOWN);
    }

    @Test
    void shouldWriteTheSameBytesTwice(@TempDir Path first, @TempDir Path second) throws Exception {
        // Given
        Written.in(first);

        // When
        Written.in(second);

        // Then
        assertThat(Written.hash(second)).isEqualTo(Written.hash(first));
    }

    @Test
    void shouldDifferBySeedAndByAnchor(
            @TempDir Path first, @TempDir Path second, @TempDir Path third) throws Exception {
        // Given
        LocalDate day = Written.ANCHOR;

        // When
        SampleCompany.of(1, day).writeTo(first, 5000, Progress.NONE);
        SampleCompany.of(2, day).writeTo(second, 5000, Progress.NONE);
        SampleCompany.of(1, day.plusDays(1)).writeTo(third, 5000, Progress.NONE);

        // Then
        assertThat(List.of(Written.hash(first), Written.hash(second), Written.hash(third)))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldReportProgressUpToTheEnd(@TempDir Path folder) {
        // Given
        List<Long> steps = new ArrayList<>();

        // When
        SampleCompany.of(3, Written.ANCHOR)
                .writeTo(folder, 5000, (written, total) -> steps.add(written));

        // Then
        assertThat(steps).isSorted().endsWith(5000L);
    }

    @Test
    void shouldRefuseTrailThatHasNoRoomForTheStories(@TempDir Path folder) {
        // Given
        SampleCompany company = SampleCompany.of(3, Written.ANCHOR);

        // When // Then
        assertThatThrownBy(() -> company.writeTo(folder, 10, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least " + company.fewestEvents());
    }

    @Test
    void shouldWorkForAnyWeekdayAsAnchor() {
        // Given
        LocalDate day = LocalDate.of(2026, 11, 20);

        // When
        List<Integer> planned =
                day.datesUntil(day.plusDays(7))
                        .map(anchor -> SampleCompany.of(7, anchor).stories().size())
                        .toList();

        // Then
        assertThat(planned).containsOnly(12);
    }
}
