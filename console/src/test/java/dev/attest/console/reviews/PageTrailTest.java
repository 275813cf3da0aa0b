package dev.attest.console.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTrailTest {

    @Test
    void shouldLeadForwardsAndBack() {
        // Given
        var third = PageTrail.START.next("a").next("b");

        // When
        var second = third.previous();

        // Then
        assertThat(third.cursor()).isEqualTo("b");
        assertThat(third.query()).isEqualTo("&page=3&after=a.b");
        assertThat(second.query()).isEqualTo("&page=2&after=a");
        assertThat(second.previous()).isEqualTo(PageTrail.START);
        assertThat(PageTrail.START.cursor()).isNull();
        assertThat(PageTrail.START.query()).isEmpty();
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        // Given
        var third = PageTrail.START.next("MTAw").next("Mj-_");

        // When
        var read = PageTrail.of(3, "MTAw.Mj-_");

        // Then
        assertThat(read).isEqualTo(third);
    }

    /// A package of 100,000 lines has 1,000 pages, and an address has an end.
    @Test
    void shouldStayShortHoweverFarItLeads() {
        // Given
        var trail = PageTrail.START;

        // When
        for (int page = 1; page < 1000; page++) {
            trail = trail.next("MTAwMDAw");
        }

        // Then
        assertThat(trail.query()).startsWith("&page=1000&after=").hasSizeLessThan(500);
        assertThat(PageTrail.of(1000, trail.query().split("after=")[1])).isEqualTo(trail);
        assertThat(trail.previous().page()).isEqualTo(999);
    }

    @Test
    void shouldGoBackToTheBeginningWhenTheWayIsForgotten() {
        // Given
        var trail = PageTrail.of(700, "MTAwMDAw");

        // When
        var before = trail.previous();

        // Then
        assertThat(before).isEqualTo(PageTrail.START);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "a..b", "a.", "a b", "a&b=c", "\u00e9"})
    void shouldBeginAtTheStartWhenItCannotBeRead(String cursors) {
        assertThat(PageTrail.of(7, cursors)).isEqualTo(PageTrail.START);
    }
}
