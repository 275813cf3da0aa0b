package dev.attest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.testsupport.Seeds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
                                            random.ints(random.nextInt(20), 1, 0xFFFF)
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

        Stream.of(
                        "",
                        "%",
                        "AAA",
                        cursor + "AA",
                        cursor.substring(1),
                        "A".repeat(5000),
                        Cursor.encode("a", "b\0"))
                .forEach(CursorTest::assertRefused);
        assertThatThrownBy(() -> Cursor.decode(cursor, 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.decode(cursor, 3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldReadPartsByTheirType() {
        assertThat(Cursor.instant("2026-03-01T08:00:00.000001Z"))
                .isEqualTo(Instant.parse("2026-03-01T08:00:00.000001Z"));
        assertThat(Cursor.uuid("0199d3b0-5a00-7000-8000-00000000000a"))
                .isEqualTo(UUID.fromString("0199d3b0-5a00-7000-8000-00000000000a"));
        assertThat(Cursor.number("17")).isEqualTo(17);
        assertThat(Cursor.position("2147483647")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void shouldRefuseAPartOfAnotherType() {
        Stream.<ThrowingCallable>of(
                        () -> Cursor.instant("yesterday"),
                        () -> Cursor.instant("+1000000001-01-01T00:00:00Z"),
                        () -> Cursor.instant("-0044-03-15T12:00:00Z"),
                        () -> Cursor.uuid("7"),
                        () -> Cursor.position("-1"),
                        () -> Cursor.position("2147483648"),
                        () -> Cursor.number("seven"),
                        () -> Cursor.number("-1"),
                        () -> Cursor.number("9223372036854775807"),
                        () -> Cursor.number(""))
                .forEach(CursorTest::assertBad);
    }

    @Test
    void shouldTellThatThereIsANextPage() {
        List<Integer> rows = IntStream.rangeClosed(1, 4).boxed().toList();

        assertThat(Page.of(rows, 3, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2, 3), "3"));
        assertThat(Page.of(rows, 4, String::valueOf)).isEqualTo(new Page<>(rows, null));
    }

    private static void assertRefused(String cursor) {
        assertBad(() -> Cursor.decode(cursor, 2));
    }

    private static void assertBad(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("bad-cursor"));
    }
}
