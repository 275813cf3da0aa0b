package dev.attest.iampolicy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.iampolicy.SeededCases;
import dev.attest.iampolicy.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shared example against trying every short text.
class OverlapProperties {

    static Stream<Long> seeds() {
        return SeededCases.seeds(500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindAnExampleExactlyWhereTheOverlapIsNotEmpty(long seed) {
        // Given
        Random random = new Random(seed);
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            patterns.add(SeededCases.text(random, "ab*?", 4));
        }

        // When
        Optional<String> found = Overlap.of(patterns).example();

        // Then
        assertThat(found.isPresent()).isEqualTo(texts(8).anyMatch(text -> all(patterns, text)));
        assertThat(found.stream()).allMatch(text -> all(patterns, text));
    }

    @Test
    void shouldPutAStrangerWhereAllPatternsAreOpen() {
        assertThat(Overlap.of(List.of("s3:*", "*:get*")).example())
                .contains("s3:get" + Witnesses.STRANGER);
    }

    @Test
    void shouldGiveUpOnPatternsMadeToBeCompared() {
        // Given
        List<String> patterns = new ArrayList<>();
        for (char last = 'c'; last <= 'j'; last++) {
            patterns.add("*a*b*a*b*a*b*a*b*" + last);
        }

        // When
        Overlap overlap = Overlap.of(patterns);

        // Then
        assertThat(overlap.tooWide()).isTrue();
        assertThat(overlap.example()).isEmpty();
    }

    private static boolean all(List<String> patterns, String text) {
        return patterns.stream().allMatch(pattern -> Wildcard.of(pattern).matches(text));
    }

    private static Stream<String> texts(int maxLength) {
        return Stream.iterate(
                        List.of(""),
                        some -> some.stream().flatMap(t -> Stream.of(t + "a", t + "b")).toList())
                .limit(maxLength + 1)
                .flatMap(List::stream);
    }
}
