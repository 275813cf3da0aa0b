package dev.attest.collector.notifications.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.Severity;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final QuietHours NIGHT =
            QuietHours.parse("22:00-07:00", ZoneId.of("Europe/Berlin"), Severity.CRITICAL);

    @Test
    void shouldBeQuietOverMidnightByTheClockOnTheWall() {
        // When, Then
        assertThat(NIGHT.end(at("2026-01-10T20:59:59Z"))).isEmpty();
        assertThat(NIGHT.end(at("2026-01-10T21:00:00Z"))).contains(at("2026-01-11T06:00:00Z"));
        assertThat(NIGHT.end(at("2026-01-11T02:00:00Z"))).contains(at("2026-01-11T06:00:00Z"));
        assertThat(NIGHT.end(at("2026-01-11T06:00:00Z"))).isEmpty();
    }

    @Test
    void shouldEndWhenTheClockSaysSoThoughItIsSetInTheNight() {
        // When, Then
        assertThat(NIGHT.end(at("2026-03-28T22:00:00Z"))).contains(at("2026-03-29T05:00:00Z"));
        assertThat(NIGHT.end(at("2026-10-24T21:00:00Z"))).contains(at("2026-10-25T06:00:00Z"));
    }

    /// In Berlin the hour from two to three comes twice on 25 October 2026.
    @Test
    void shouldEndAfterNowWhenItsEndComesTwice() {
        // Given
        QuietHours hours =
                QuietHours.parse("23:00-02:30", ZoneId.of("Europe/Berlin"), Severity.CRITICAL);

        // When, Then
        assertThat(hours.end(at("2026-10-25T00:00:00Z"))).contains(at("2026-10-25T00:30:00Z"));
        assertThat(hours.end(at("2026-10-25T01:10:00Z"))).contains(at("2026-10-25T01:30:00Z"));
    }

    @Test
    void shouldBeQuietWithinADay() {
        // Given
        QuietHours noon = QuietHours.parse("12:00-13:00", ZoneId.of("UTC"), Severity.HIGH);

        // When, Then
        assertThat(noon.end(at("2026-01-10T12:30:00Z"))).contains(at("2026-01-10T13:00:00Z"));
        assertThat(noon.end(at("2026-01-10T13:00:00Z"))).isEmpty();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
