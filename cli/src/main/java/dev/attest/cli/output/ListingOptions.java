package dev.attest.cli.output;

import java.util.List;
import picocli.CommandLine.Option;

/// `-o`, for every command that lists something.
public final class ListingOptions {
    private static final int HEADING_INDENT = 12;

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "table, json or csv. Default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    public OutputFormat format() {
        return format;
    }

    public <T> void print(List<Column<T>> columns, List<T> rows) {
        new Listing<>(columns, rows).print(System.out, format);
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

    private static List<String> heading(String line) {
        return Listing.folded(line, Listing.WIDTH, HEADING_INDENT, Listing.LongWord.WHOLE);
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
                        .flatMap(line -> heading(line).stream())
                        .forEach(System.out::println);
                if (!rows.isEmpty()) {
                    System.out.println();
                    print(columns, rows);
                }
            }
        }
    }
}
