package dev.attest.collector.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Beside the JDK, which reads every moment.
class EventTimeTest {

    private static final String LETTERS = "0123456789-:TZ.+ 9\u0660";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:15:30Z",
                "2024-02-29T23:59:59Z",
                "2025-02-29T00:00:00Z",
                "2026-03-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-13-01T00:00:00Z",
                "2026-03-01T08:15:30.123Z",
                "2026-03-01T08:15:30+01:00",
                "0000-01-01T00:00:00Z",
                "2026-03-01t08:15:30z",
                "2026-03-01T08:15:3\u0660Z",
                ""
            })
    void shouldReadAsTheJdkDoes(String text) {
        assertThat(ours(text)).isEqualTo(jdk(text));
    }

    @RepeatedTest(500)
    void shouldReadWhatIsNearlyRightAsTheJdkDoes(RepetitionInfo run) {
        // Given
        Random random = new Random(run.getCurrentRepetition());
        StringBuilder text = new StringBuilder("2026-03-01T08:15:30Z");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.setCharAt(
                    random.nextInt(text.length()),
                    LETTERS.charAt(random.nextInt(LETTERS.length())));
        }

        // Then
        assertThat(ours(text.toString())).as(text.toString()).isEqualTo(jdk(text.toString()));
    }

    private static @Nullable Instant ours(String text) {
        try {
            return EventTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant jdk(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
