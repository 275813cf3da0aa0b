package dev.attest.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private record Row(String id, String text) {}

    private static final List<Column<Row>> COLUMNS =
            List.of(Column.fixed("ID", Row::id), Column.flexible("A TEXT", Row::text));

    @Test
    void shouldCutFlexibleColumnsToEightyCharacters() {
        // Given
        Row row = new Row("0123456789012345678901234567890123456789", "é".repeat(100));

        // When
        String table = print(OutputFormat.TABLE, row);

        // Then
        assertThat(table.lines()).allMatch(line -> line.length() <= Listing.WIDTH);
        assertThat(table).contains(row.id()).contains("é".repeat(37) + "…");
    }

    @Test
    void shouldShowControlCharactersInTablesInsteadOfObeyingThem() {
        // Given
        Row row =
                new Row(
                        "\u001b[2J\u001b]0;owned\u0007",
                        "two\nlines\u009b\u202egnp.exe\u2028\ud800 \u5f20");

        // When
        String table = print(OutputFormat.TABLE, row);

        // Then
        assertThat(table.lines()).hasSize(2);
        assertThat(table)
                .contains("\\u001b[2J\\u001b]0;owned\\u0007")
                .contains("two\\nlines\\u009b\\u202egnp.exe\\u2028\\ud800 \u5f20")
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u2028");
    }

    @Test
    void shouldQuoteWhatWouldBreakCsv() {
        // Given
        Row row = new Row("a, b", "says \"no\" twice");

        // When
        String csv = print(OutputFormat.CSV, row);

        // Then
        assertThat(csv).isEqualTo("id,a_text\n\"a, b\",\"says \"\"no\"\" twice\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", "\u200b=1", " @a"})
    void shouldDisarmFormulasInCsv(String text) {
        // Given // When
        String csv = print(OutputFormat.CSV, new Row(text, "a=b"));

        // Then
        assertThat(csv).isEqualTo("id,a_text\n'" + text + ",a=b\n");
    }

    @Test
    void shouldFoldWhatMustNotBeCut() {
        // Given
        String id = "0123456789".repeat(6);
        List<Column<Row>> columns =
                List.of(
                        Column.fixed("ID", Row::id),
                        Column.wrapped("TEXT", Row::text),
                        Column.fixed("END", row -> "end"));
        var out = new ByteArrayOutputStream();

        // When
        new Listing<>(columns, List.of(new Row(id, "one two three " + "x".repeat(20))))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8), OutputFormat.TABLE);

        // Then
        String gap = " ".repeat(62);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        id + "  one two three  end", gap + "x".repeat(13), gap + "x".repeat(7));
    }

    @Test
    void shouldLeaveOutTheLastColumnsThatATableHasNoRoomFor() {
        // Given
        String id = "0123456789".repeat(6);
        List<Column<Row>> columns =
                List.of(
                        Column.fixed("ID", Row::id),
                        Column.wrapped("TEXT", Row::text),
                        Column.flexible("SECOND", Row::text),
                        Column.flexible("THIRD", Row::text),
                        Column.fixed("END", row -> "end"));
        Listing<Row> all = new Listing<>(columns, List.of(new Row(id, "one two three four")));
        var out = new ByteArrayOutputStream();

        // When
        Listing<Row> narrow = all.narrowed(Listing.WIDTH);
        narrow.print(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                OutputFormat.TABLE,
                Listing.WIDTH);

        // Then
        assertThat(narrow.columns())
                .extracting(Column::heading)
                .containsExactly("ID", "TEXT", "SECOND");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.length() <= Listing.WIDTH);
    }

    @Test
    void shouldKeepEveryColumnThatFits() {
        // Given
        Listing<Row> all = new Listing<>(COLUMNS, List.of(new Row("1", "x".repeat(200))));

        // When // Then
        assertThat(all.narrowed(Listing.WIDTH)).isEqualTo(all);
    }

    @Test
    void shouldWrapAtBlanksAndIndentWhatFollows() {
        // Given
        String word = "x".repeat(90);

        // When
        List<String> lines = headingLines("do          " + "word ".repeat(30) + word);

        // Then
        assertThat(lines).hasSize(4).last().isEqualTo(" ".repeat(12) + word);
        assertThat(lines.subList(0, 3)).allMatch(line -> line.length() <= Listing.WIDTH);
        assertThat(lines.subList(1, 4)).allMatch(line -> line.startsWith(" ".repeat(12)));
        assertThat(headingLines("short")).containsExactly("short");
    }

    private static List<String> headingLines(String text) {
        return Listing.folded(text, Listing.WIDTH, 12, Listing.LongWord.WHOLE);
    }

    @Test
    void shouldShortenIdsInTablesOnly() {
        // Given
        String id = "01a200e4-7340-7000-968b-0c79704de172";
        var listing =
                new Listing<>(List.of(Column.id("ID", Row::id)), List.of(new Row(id, "text")));
        var out = new ByteArrayOutputStream();

        // When
        listing.print(new PrintStream(out, true, StandardCharsets.UTF_8), OutputFormat.TABLE);
        listing.print(new PrintStream(out, true, StandardCharsets.UTF_8), OutputFormat.CSV);

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("ID", "704de172", "id", id);
    }

    @Test
    void shouldLeaveADashThatStandsForNothing() {
        // Given // When
        String csv = print(OutputFormat.CSV, new Row("-", "a"));

        // Then
        assertThat(csv).isEqualTo("id,a_text\n-,a\n");
    }

    @Test
    void shouldDisarmAFormulaBehindALineBreak() {
        // Given // When
        String csv = print(OutputFormat.CSV, new Row("\n=1", "a"));

        // Then
        assertThat(csv).isEqualTo("id,a_text\n\"'\n=1\",a\n");
    }

    @Test
    void shouldPrintRowsAsTheyAreInJson() {
        // Given
        Row row = new Row("1", "é".repeat(100));

        // When
        String json = print(OutputFormat.JSON, row);

        // Then
        assertThat(json).contains("\"text\" : \"" + row.text() + "\"");
    }

    private static String print(OutputFormat format, Row row) {
        var out = new ByteArrayOutputStream();
        new Listing<>(COLUMNS, List.of(row))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8), format);
        return out.toString(StandardCharsets.UTF_8);
    }
}
