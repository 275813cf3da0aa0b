package dev.attest.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Ids ids = new Ids(clock);

    @Test
    void shouldBeOfVersionSevenWithTheTimeInFront() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void shouldIncreaseWithinOneMillisecondAndWhenTheClockGoesBack() {
        // Given
        List<UUID> before = Stream.generate(ids::next).limit(10_000).toList();

        // When
        clock.advance(Duration.ofSeconds(-5));
        List<UUID> after = Stream.generate(ids::next).limit(10_000).toList();

        // Then
        List<String> all =
                Stream.concat(before.stream(), after.stream()).map(UUID::toString).toList();
        assertThat(all).isSorted().doesNotHaveDuplicates();
    }
}
