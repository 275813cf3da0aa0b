package dev.attest.collector.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a CSV file line by line, each by itself: one with too few fields or with a quote gone
/// astray takes no other with it.
public final class CsvTable {

    /// A field in quotes may hold line breaks, but not many.
    private static final int LINES_OF_A_ROW = 20;

    private static final int LONGEST_LINE = 1 << 20;

    private final CsvReader.CsvReaderBuilder csv =
            CsvReader.builder().allowUnclosedQuote(false).allowExtraCharsAfterClosingQuote(false);
    private final BufferedReader text;
    private final List<String> ahead = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private @Nullable IOException broken;
    private CsvLine.@Nullable Fault header;
    private long line;

    private CsvTable(BufferedReader text) {
        this.text = text;
    }

    /// Reads the names of the columns.
    ///
    /// @param text the file; the caller closes it
    public static CsvTable open(BufferedReader text) throws IOException {
        CsvTable table = new CsvTable(text);
        table.readHeader();
        return table;
    }

    private void readHeader() throws IOException {
        String first = nextLine();
        if (first == null) {
            header = new CsvLine.Fault(1, "the file is empty", "");
            return;
        }
        if (tooLong(first)) {
            header = new CsvLine.Fault(line, "the header is too long", first);
            return;
        }
        String names = first.startsWith("\uFEFF") ? first.substring(1) : first;
        for (String name : fields(names).orElse(List.of())) {
            if (columns.putIfAbsent(name, columns.size()) != null) {
                header = new CsvLine.Fault(line, "a column stands twice", name);
            }
        }
    }

    /// Why nothing can be read, when a column is missing.
    public Optional<CsvLine.Fault> without(List<String> required) {
        if (header != null) {
            return Optional.of(header);
        }
        List<String> missing = required.stream().filter(c -> !columns.containsKey(c)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CsvLine.Fault(line, "columns are missing", String.join(", ", missing)));
    }

    /// The next line that is not empty; null at the end.
    public @Nullable CsvLine next() throws IOException {
        String first = nextLine();
        if (first == null) {
            return null;
        }
        long number = line;
        if (tooLong(first)) {
            return new CsvLine.Fault(
                    number, "it has more than %,d characters".formatted(LONGEST_LINE), first);
        }
        Optional<List<String>> alone = fields(first);
        Optional<List<String>> whole = alone.isPresent() ? alone : withFollowing(first);
        if (whole.isEmpty()) {
            return new CsvLine.Fault(number, "a quote stands where none can", first);
        }
        List<String> fields = whole.get();
        return fields.size() == columns.size()
                ? new CsvLine.Row(number, columns, fields)
                : new CsvLine.Fault(
                        number,
                        "it has %d fields, not %d".formatted(fields.size(), columns.size()),
                        first);
    }

    /// The row that goes on in the next lines; nothing when they are rows of their own.
    private Optional<List<String>> withFollowing(String first) {
        StringBuilder joined = new StringBuilder(first);
        for (int more = 1; more < LINES_OF_A_ROW; more++) {
            if (ahead.size() < more && !lookAhead()) {
                return Optional.empty();
            }
            if (tooLong(ahead.get(more - 1))) {
                return Optional.empty();
            }
            joined.append('\n').append(ahead.get(more - 1));
            Optional<List<String>> fields = fields(joined.toString());
            if (fields.isPresent()) {
                if (fields.get().size() != columns.size()) {
                    return Optional.empty();
                }
                ahead.subList(0, more).clear();
                line += more;
                return fields;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> fields(String row) {
        try {
            return Optional.of(csv.ofSingleCsvRecord(row).getFields());
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }

    private @Nullable String nextLine() throws IOException {
        String next;
        do {
            if (ahead.isEmpty() && !lookAhead()) {
                if (broken != null) {
                    throw broken;
                }
                return null;
            }
            next = ahead.removeFirst();
            line++;
        } while (next.isBlank());
        return next;
    }

    /// What was read before the file broke off is still handed out.
    private boolean lookAhead() {
        try {
            String next = broken == null ? readLine() : null;
            return next != null && ahead.add(next);
        } catch (IOException e) {
            broken = e;
            return false;
        }
    }

    /// The next line as [BufferedReader#readLine] has it, of which no more is kept than tells that
    /// it is too long.
    private @Nullable String readLine() throws IOException {
        StringBuilder read = new StringBuilder();
        int next = text.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n' && next != '\r'; next = text.read()) {
            if (read.length() <= LONGEST_LINE) {
                read.append((char) next);
            }
        }
        if (next == '\r') {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
        return read.toString();
    }

    private static boolean tooLong(String read) {
        return read.length() > LONGEST_LINE;
    }
}
