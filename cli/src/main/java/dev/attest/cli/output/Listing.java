package dev.attest.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Rows with columns, printed as a table with lines of bounded length, as CSV, or as the JSON of
/// the rows themselves.
public record Listing<T>(List<Column<T>> columns, List<T> rows) {
    static final int WIDTH = 80;

    /// What a table of a program gets when it has more columns than that: they are not squeezed.
    static final int WIDE = 160;

    private static final int NARROWEST = 8;
    private static final String GAP = "  ";
    private static final Pattern FORMULA =
            Pattern.compile(
                    "[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]");
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT);

    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// With the columns that a table has room for: when all are as narrow as they get, the last
    /// ones go.
    Listing<T> narrowed(int width) {
        int kept = columns.size();
        while (kept > 1 && narrowest(columns.subList(0, kept)) > width) {
            kept--;
        }
        return new Listing<>(columns.subList(0, kept), rows);
    }

    public void print(PrintStream out, OutputFormat format) {
        print(out, format, narrowest(columns) > WIDTH ? WIDE : WIDTH);
    }

    /// @param width of a line of a table
    void print(PrintStream out, OutputFormat format, int width) {
        switch (format) {
            case TABLE -> printTable(out, width);
            case JSON -> out.println(json(rows));
            case CSV -> printCsv(out);
        }
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Lines of at most the width, broken at blanks where there are any.
    ///
    /// @param indent of all lines but the first
    /// @param longWord what becomes of a word that no line has room for
    static List<String> folded(String text, int width, int indent, LongWord longWord) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int limit = rest.offsetByCodePoints(0, width);
            int blank = rest.lastIndexOf(' ', limit);
            int end = blank > indent ? blank : longWord.end(rest, limit);
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = " ".repeat(indent) + rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    /// What becomes of a word that is longer than a line.
    enum LongWord {
        /// It goes on in the next line.
        BROKEN,

        /// It stands out, so that it can be copied as a whole.
        WHOLE;

        /// Where the line ends; negative when it is the last.
        private int end(String text, int limit) {
            return switch (this) {
                case BROKEN -> limit;
                case WHOLE -> text.indexOf(' ', limit);
            };
        }
    }

    private void printTable(PrintStream out, int width) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::heading).toList());
        for (T row : rows) {
            cells.add(columns.stream().map(column -> shown(column, row)).toList());
        }
        int[] widths = fit(cells, width);
        for (List<String> row : cells) {
            List<List<String>> folded = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                folded.add(fold(columns.get(i), row.get(i), widths[i]));
            }
            int height = folded.stream().mapToInt(List::size).max().orElse(0);
            for (int line = 0; line < height; line++) {
                var text = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    List<String> cell = folded.get(i);
                    text.append(pad(line < cell.size() ? cell.get(line) : "", widths[i]))
                            .append(GAP);
                }
                out.println(text.toString().stripTrailing());
            }
        }
    }

    private static List<String> fold(Column<?> column, String text, int width) {
        return switch (column.fit()) {
            case NEVER_CUT, CUT -> List.of(cut(text, width));
            case WRAPPED -> folded(text, width, 0, LongWord.BROKEN);
        };
    }

    private void printCsv(PrintStream out) {
        out.println(
                String.join(
                        ",",
                        columns.stream()
                                .map(c -> c.heading().toLowerCase(Locale.ROOT).replace(' ', '_'))
                                .toList()));
        for (T row : rows) {
            out.println(
                    String.join(
                            ",",
                            columns.stream()
                                    .map(column -> cell(column.value().apply(row)))
                                    .toList()));
        }
    }

    private static <T> String shown(Column<T> column, T row) {
        return Visible.text(column.shown().apply(row));
    }

    /// Takes from the widest flexible column until the table fits.
    private int[] fit(List<List<String>> cells, int most) {
        int[] widths = new int[columns.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        for (int widest = widest(widths); total > most && widest >= 0; widest = widest(widths)) {
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private int narrowest(List<Column<T>> some) {
        return some.stream().mapToInt(this::narrowest).sum() + GAP.length() * (some.size() - 1);
    }

    private int narrowest(Column<T> column) {
        int widest = length(column.heading());
        for (T row : rows) {
            widest = Math.max(widest, length(shown(column, row)));
        }
        return column.fit() == Column.Fit.NEVER_CUT ? widest : Math.min(widest, NARROWEST);
    }

    private int widest(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean candidate =
                    columns.get(i).fit() != Column.Fit.NEVER_CUT && widths[i] > NARROWEST;
            if (candidate && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private static String cut(String text, int width) {
        return length(text) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - length(text));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cell(String text) {
        return quoted(harmless(text));
    }

    /// Spreadsheets start a formula at these characters, some also at their full-width forms; a
    /// blank or something invisible may hide one. A principal's name may begin with any of them. A
    /// dash alone stands for nothing to show.
    private static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() && !text.equals("-") ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean needed = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
