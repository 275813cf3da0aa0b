package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Calls in a time of the test's own: threads come when they like, wake up too early and far too
/// late, and AWS refuses any of the calls that it has not answered yet.
class LastCallsSpacingTest {

    private static final Duration PAIR = Duration.ofMillis(1004);
    private static final int CALLS = 60;

    @Test
    void shouldNeverLetAThirdCallThatCountsBegin() {
        Seeds.check(
                400,
                random -> {
                    // Given
                    var round = new Round(random);

                    // When
                    List<Long> counted = round.counted();

                    // Then
                    for (int third = 2; third < counted.size(); third++) {
                        assertThat(counted.get(third) - counted.get(third - 2))
                                .isGreaterThanOrEqualTo(PAIR.toNanos());
                    }
                });
    }

    /// One course of things.
    private static final class Round {
        private final RandomGenerator random;
        private final LastCalls calls = new LastCalls(PAIR, this::now, this::sleep);
        private final List<Long> counted = new ArrayList<>();
        private final List<Long> unanswered = new ArrayList<>();
        private long now;

        Round(RandomGenerator random) {
            this.random = random;
            now = random.nextLong();
        }

        /// When those calls went out that AWS counted.
        List<Long> counted() throws InterruptedException {
            for (int i = 0; i < CALLS; i++) {
                now += random.nextLong(PAIR.toNanos());
                while (!unanswered.isEmpty() && random.nextInt(3) == 0) {
                    answered(unanswered.remove(random.nextInt(unanswered.size())));
                }
                long call = calls.await();
                counted.add(call);
                unanswered.add(call);
            }
            return counted;
        }

        private void answered(Long call) {
            if (random.nextBoolean()) {
                calls.refused(call);
                counted.remove(call);
            }
        }

        private long now() {
            return now;
        }

        private void sleep(Duration time) {
            now += random.nextLong(1, 3 * time.toNanos() + 2);
        }
    }
}
