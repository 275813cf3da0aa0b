package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Settings;
import dev.attest.collector.collection.Checkpoints.Known;
import dev.attest.collector.collection.CollectionConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final CollectionConfig SHIPPED = Settings.of(CollectionConfig.class, Map.of());

    @Test
    void shouldReachNinetyDaysBackAtFirst() {
        assertThat(Stretch.of(new Known(false, null, null), NOW, SHIPPED))
                .isEqualTo(new Stretch(ago(Duration.ofDays(90)), NOW, true, null));
    }

    @Test
    void shouldGoTwoHoursBehindTheRunBefore() {
        // Given
        Known known = new Known(false, ago(Duration.ofMinutes(15)), ago(Duration.ofHours(23)));

        // When // Then
        assertThat(Stretch.of(known, NOW, SHIPPED))
                .isEqualTo(new Stretch(ago(Duration.ofMinutes(135)), NOW, false, null));
    }

    @Test
    void shouldGoThreeDaysBehindItOnceADay() {
        // Given
        Known known = new Known(false, ago(Duration.ofMinutes(15)), ago(Duration.ofDays(1)));

        // When // Then
        assertThat(Stretch.of(known, NOW, SHIPPED))
                .isEqualTo(new Stretch(ago(Duration.ofHours(72).plusMinutes(15)), NOW, true, null));
    }

    @Test
    void shouldNameTheTimeThatAwsNoLongerKeeps() {
        // Given
        Known known = new Known(false, ago(Duration.ofDays(95)), ago(Duration.ofDays(96)));

        // When // Then
        assertThat(Stretch.of(known, NOW, SHIPPED))
                .isEqualTo(
                        new Stretch(ago(Duration.ofDays(90)), NOW, true, ago(Duration.ofDays(95))));
    }

    @Test
    void shouldGoOnWhereItStoodHoweverNearTheFirstRunBegan() {
        // Given
        CollectionConfig near =
                Settings.of(CollectionConfig.class, Map.of("attest.collection.reach", "30d"));
        Known known = new Known(false, ago(Duration.ofDays(40)), ago(Duration.ofDays(40)));

        // When // Then
        assertThat(Stretch.of(new Known(false, null, null), NOW, near).from())
                .isEqualTo(ago(Duration.ofDays(30)));
        assertThat(Stretch.of(known, NOW, near))
                .isEqualTo(new Stretch(ago(Duration.ofDays(43)), NOW, true, null));
    }

    private static Instant ago(Duration time) {
        return NOW.minus(time);
    }
}
