package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private final InstantSource source = () -> now;
    private final RestartPolicy policy = new RestartPolicy(clock());

    @Test
    void shouldWaitLongerEachTimeAndThenGiveUp() {
        assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(1));
        assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(2));
        assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(4));
        assertThat(policy.afterDeath()).isEmpty();
    }

    @Test
    void shouldForgiveDeathsOfLongAgo() {
        // Given
        for (int death = 0; death < RestartPolicy.LIMIT; death++) {
            assertThat(policy.afterDeath()).isPresent();
        }

        // When
        now = now.plus(Duration.ofMinutes(11));

        // Then
        assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(1));
    }

    @Test
    void shouldBeginAnewWhenAPersonAsks() {
        // Given
        while (policy.afterDeath().isPresent()) {
            continue;
        }

        // When
        policy.forget();

        // Then
        assertThat(policy.afterDeath()).hasValue(Duration.ofSeconds(1));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return source.instant();
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
