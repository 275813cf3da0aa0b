package dev.attest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.testsupport.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void shouldGiveBackWhatWasEncoded() {
        Seeds.check(
                100,
                random -> {
                    // Given
                    String[] parts =
                            Stream.generate(() ->
                                            random.ints(random.nextInt(20), 0, 0xFFFF)
                                                    .filter(c -> !Character.isSurrogate((char) c))
                                                    .collect(
                                                            StringBuilder::new,
                                                            StringBuilder::appendCodePoint,
                                                            StringBuilder::append)
                                                    .toString())
                                    .limit(1 + random.nextInt(4))
                                    .toArray(String[]::new);

                    // When
                    List<String> decoded = Cursor.decode(Cursor.encode(parts), parts.length);

                    // Then
                    assertThat(decoded).containsExactly(parts);
                });
    }

    @Test
    void shouldRefuseEverythingElse() {
        String cursor = Cursor.encode("a", "b");

        Stream.of("", "%", "AAA", cursor + "AA", cursor.substring(1), "A".repeat(5000))
                .forEach(CursorTest::assertRefused);
        assertThatThrownBy(() -> Cursor.decode(cursor, 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.decode(cursor, 3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldTellThatThereIsANextPage() {
        List<Integer> rows = IntStream.rangeClosed(1, 4).boxed().toList();

        assertThat(Page.of(rows, 3, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2, 3), "3"));
        assertThat(Page.of(rows, 4, String::valueOf)).isEqualTo(new Page<>(rows, null));
    }

    private static void assertRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 2))
                .as(cursor)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("bad-cursor"));
    }
}
