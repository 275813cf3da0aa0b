package dev.attest.lake.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.lake.parquet.Statistics.Bound;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void shouldKeepShortTextsAsTheyAre() {
        // When
        Statistics statistics = Statistics.ofTexts(3, bytes("a"), bytes("ð".repeat(128)));

        // Then
        assertThat(text(statistics.lowest())).isEqualTo("a");
        assertThat(text(statistics.highest())).isEqualTo("ð".repeat(128));
        assertThat(Objects.requireNonNull(statistics.highest()).exact()).isTrue();
    }

    @Test
    void shouldCutLongTextsBetweenCharacters() {
        // When
        Statistics statistics =
                Statistics.ofTexts(
                        0, bytes("a" + "ð".repeat(200)), bytes("a".repeat(250) + "😀".repeat(9)));

        // Then
        assertThat(text(statistics.lowest())).isEqualTo("a" + "ð".repeat(127));
        assertThat(text(statistics.highest())).isEqualTo("a".repeat(249) + "b");
    }

    @Test
    void shouldSayNothingWhereNoLongerTextCanBeBounded() {
        assertThat(Statistics.ofTexts(0, bytes("a"), bytes("😀".repeat(100))))
                .isEqualTo(Statistics.unknown(0));
        assertThat(Statistics.ofTexts(7, null, null)).isEqualTo(Statistics.unknown(7));
    }

    @RepeatedTest(200)
    void shouldBoundWhatItCuts() {
        // Given
        long seed = new Random().nextLong();
        byte[] text = bytes(RandomTexts.text(new Random(seed), 700));

        // When
        Statistics statistics = Statistics.ofTexts(0, text, text);

        // Then
        if (!statistics.equals(Statistics.unknown(0))) {
            assertThat(compared(statistics.lowest(), text)).as("seed %d", seed).isNotPositive();
            assertThat(compared(statistics.highest(), text)).as("seed %d", seed).isNotNegative();
            assertThat(text(statistics.lowest())).as("seed %d", seed).doesNotContain("\ufffd");
            assertThat(text(statistics.highest())).as("seed %d", seed).doesNotContain("\ufffd");
        }
    }

    private static int compared(@Nullable Bound bound, byte[] text) {
        return Arrays.compareUnsigned(Objects.requireNonNull(bound).value(), text);
    }

    private static String text(@Nullable Bound bound) {
        return new String(Objects.requireNonNull(bound).value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
