package dev.attest.collector.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.activity.FoundTraces.Asked;
import dev.attest.testsupport.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoundTracesTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T21:00:00Z"));
    private final FoundTraces found = new FoundTraces(clock);

    @Test
    void shouldKnowWhatWasFoundLastForTheSameQuestionOnly() {
        // Given
        found.keep(asked("maria"), traces("before"));

        // When
        found.keep(asked("maria"), traces("now"));

        // Then
        assertThat(found.of(asked("maria"))).contains(traces("now"));
        assertThat(found.of(asked("noor"))).isEmpty();
        assertThat(found.of(new Asked("maria", LocalDate.of(2026, 10, 5), null))).isEmpty();
    }

    @Test
    void shouldForgetAfterAWhile() {
        // Given
        found.keep(asked("maria"), traces("maria"));
        clock.advance(Duration.ofMinutes(9));
        boolean known = found.of(asked("maria")).isPresent();

        // When
        clock.advance(Duration.ofMinutes(1));

        // Then
        assertThat(known).isTrue();
        assertThat(found.of(asked("maria"))).isEmpty();
    }

    @Test
    void shouldKeepFewAndTheLatest() {
        // When
        List<String> people = IntStream.range(0, 12).mapToObj(i -> "person-" + i).toList();
        people.forEach(person -> found.keep(asked(person), traces(person)));

        // Then
        assertThat(people)
                .filteredOn(person -> found.of(asked(person)).isPresent())
                .containsExactlyElementsOf(people.subList(2, 12));
    }

    private static Asked asked(String person) {
        return new Asked(person, null, null);
    }

    private static PersonTraces traces(String key) {
        return PersonTraces.ofKeys(Set.of(key), Set.of("role"));
    }
}
