package dev.attest.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WildcardProperties {

    static Stream<Long> seeds() {
        return SeededCases.seeds(500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAgreeWithTheSlowReference(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            // Given
            String pattern = SeededCases.text(random, "ab*?", 8);
            String text = SeededCases.text(random, "ab", 10);

            // When
            boolean matched = Wildcard.of(pattern).matches(text);

            // Then
            assertThat(matched).as("%s on %s", pattern, text).isEqualTo(slow(pattern, text));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindWhatStandsBetweenStars(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            // Given
            String sought = SeededCases.text(random, "ab", 10);
            String text = SeededCases.text(random, "ab", 60);

            // When
            boolean matched = Wildcard.of("*" + sought + "*").matches(text);

            // Then
            assertThat(matched).as("%s in %s", sought, text).isEqualTo(text.contains(sought));
        }
    }

    /// The definition itself, written to be obviously right.
    private static boolean slow(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        String rest = pattern.substring(1);
        return switch (pattern.charAt(0)) {
            case '*' -> slow(rest, text) || (!text.isEmpty() && slow(pattern, text.substring(1)));
            case '?' -> !text.isEmpty() && slow(rest, text.substring(1));
            default ->
                    !text.isEmpty()
                            && text.charAt(0) == pattern.charAt(0)
                            && slow(rest, text.substring(1));
        };
    }
}
