package dev.attest.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListingOptionsTest {
    private static final List<Column<String>> COLUMNS =
            List.of(
                    Column.fixed("WIDE", text -> text.repeat(70)),
                    Column.wrapped("NEXT", text -> text.repeat(20)),
                    Column.wrapped("LAST", text -> text.repeat(20)));

    private static final OptionalInt TERMINAL = OptionalInt.of(60);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarked = new ByteArrayOutputStream();

    @Test
    void shouldNameTheColumnsThatATerminalHasNoRoomFor() {
        // Given // When
        print(TERMINAL);

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allMatch(line -> line.length() <= Listing.WIDTH);
        assertThat(remarked.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("no room for LAST; -o json and -o csv have every column");
    }

    @Test
    void shouldGiveProgramsEveryColumn() {
        // Given // When
        print(OptionalInt.empty());
        print(TERMINAL, "-o", "csv");

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("LAST")
                .contains("wide,next,last");
        assertThat(remarked.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldUseTheRoomOfAWideTerminal() {
        // Given // When
        print(OptionalInt.of(120));

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "WIDE" + " ".repeat(68) + "NEXT" + " ".repeat(18) + "LAST",
                        "x".repeat(70) + ("  " + "x".repeat(20)).repeat(2));
        assertThat(remarked.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /// Words broken into pieces of eight letters are of no use to a program.
    @Test
    void shouldNotSqueezeColumnsForWhichThereIsNoTerminal() {
        // Given // When
        print(OptionalInt.empty());

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.length() <= Listing.WIDE);
    }

    @Test
    void shouldGoOnUnderWhatALineSays() {
        // Given
        String words = "word ".repeat(20).strip();

        // When
        details(words, "because     " + words, "takes along  " + words);

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "word ".repeat(16).strip(),
                        "word ".repeat(4).strip(),
                        "because     " + "word ".repeat(13).strip(),
                        " ".repeat(12) + "word ".repeat(7).strip(),
                        "takes along  " + "word ".repeat(13).strip(),
                        " ".repeat(13) + "word ".repeat(7).strip());
    }

    private void details(String... lines) {
        var options = new ListingOptions(OptionalInt::empty);
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            options.printDetails("", List.of(lines), COLUMNS, List.of());
        } finally {
            System.setOut(out);
        }
    }

    private void print(OptionalInt terminal, String... arguments) {
        var options = new ListingOptions(() -> terminal);
        new CommandLine(new Asked(options)).parseArgs(arguments);
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
            options.print(COLUMNS, List.of("x"));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /// A command that lists something.
    @CommandLine.Command
    private record Asked(@CommandLine.Mixin ListingOptions listing) {}
}
