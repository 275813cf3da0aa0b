package dev.attest.cli.output;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// `-o`, for every command that lists something.
public final class ListingOptions {
    private static final String INDENT = "  ";

    /// What a line is about, before what it says.
    private static final Pattern LABEL = Pattern.compile(" *[^ ]+(?: [^ ]+)? {2,}(?=[^ ])");

    private static final int WIDEST_LABEL = 16;

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "table, json or csv. Default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    private final Supplier<OptionalInt> screen;

    public ListingOptions() {
        this(Screen::width);
    }

    /// @param screen how wide the terminal is that tables are read on; empty when there is none
    ListingOptions(Supplier<OptionalInt> screen) {
        this.screen = screen;
    }

    public OutputFormat format() {
        return format;
    }

    public <T> void print(List<Column<T>> columns, List<T> rows) {
        Listing<T> all = new Listing<>(columns, rows);
        OptionalInt terminal = format == OutputFormat.TABLE ? screen.get() : OptionalInt.empty();
        if (terminal.isEmpty()) {
            all.print(System.out, format);
            return;
        }
        int width = Math.max(Listing.WIDTH, terminal.getAsInt());
        Listing<T> shown = all.narrowed(width);
        shown.print(System.out, format, width);
        List<String> leftOut =
                columns.stream().skip(shown.columns().size()).map(Column::heading).toList();
        if (!leftOut.isEmpty()) {
            System.err.println(
                    "no room for "
                            + String.join(", ", leftOut)
                            + "; -o json and -o csv have every column");
        }
    }

    /// The same, and in place of an empty table a remark what that says.
    public <T> void print(List<Column<T>> columns, List<T> rows, String whenNone) {
        if (rows.isEmpty()) {
            System.err.println(whenNone);
        }
        if (!rows.isEmpty() || format != OutputFormat.TABLE) {
            print(columns, rows);
        }
    }

    /// What goes on below stands under what goes on.
    ///
    /// @param indent where no label stands before it
    private static List<String> folded(String line, int indent) {
        Matcher label = LABEL.matcher(line);
        boolean labelled = label.lookingAt() && label.end() <= WIDEST_LABEL;
        return Listing.folded(
                line, Listing.WIDTH, labelled ? label.end() : indent, Listing.LongWord.WHOLE);
    }

    /// Rows that need more room than a table has: a paragraph each, with all lines but the first
    /// indented.
    ///
    /// @param json the rows as JSON has them
    public <T> void printParagraphs(
            Object json,
            List<Column<T>> columns,
            List<T> rows,
            Function<T, List<String>> paragraph) {
        switch (format) {
            case JSON -> System.out.println(Listing.json(json));
            case CSV -> print(columns, rows);
            case TABLE -> {
                for (T row : rows) {
                    boolean first = true;
                    for (String line : paragraph.apply(row)) {
                        String visible = (first ? "" : INDENT) + Visible.text(line);
                        int indent = first ? INDENT.length() : 2 * INDENT.length();
                        folded(visible, indent).forEach(System.out::println);
                        first = false;
                    }
                }
            }
        }
    }

    /// One thing with all its fields: as JSON, or as the table of its parts after `heading` lines.
    public <T> void printDetails(
            Object whole, List<String> heading, List<Column<T>> columns, List<T> rows) {
        switch (format) {
            case JSON -> System.out.println(Listing.json(whole));
            case CSV -> print(columns, rows);
            case TABLE -> {
                heading.stream()
                        .map(Visible::text)
                        .flatMap(line -> folded(line, 0).stream())
                        .forEach(System.out::println);
                if (!rows.isEmpty()) {
                    System.out.println();
                    print(columns, rows);
                }
            }
        }
    }
}
