package dev.attest.iamaudit.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a report line by line: no field of one goes on in the next.
final class ReportReader {

    private static final List<String> NEEDED = List.of("user", "password_enabled", "mfa_active");

    private final CsvReader.CsvReaderBuilder csv =
            CsvReader.builder().allowUnclosedQuote(false).allowExtraCharsAfterClosingQuote(false);
    private final List<String> lines;
    private final Set<String> seen = new HashSet<>();
    private List<String> columns = List.of();

    ReportReader(String text) {
        this.lines = text.lines().toList();
    }

    CredentialReport read() throws BrokenSourceException {
        if (lines.isEmpty()) {
            throw new BrokenSourceException("line 1: the file is empty");
        }
        columns = fields(lines.getFirst()).orElse(List.of());
        List<String> missing = NEEDED.stream().filter(each -> !columns.contains(each)).toList();
        if (!missing.isEmpty()) {
            throw new BrokenSourceException(
                    "line 1: this is no credential report, it has no column "
                            + String.join(", ", missing));
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new BrokenSourceException("line 1: a column stands there twice");
        }
        List<ReportEntry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                entries.add(entry(i + 1, lines.get(i)));
            }
        }
        if (entries.isEmpty()) {
            entries.add(
                    new ReportEntry.Unread(
                            1, Optional.empty(), "nothing follows, and every report names root"));
        }
        return new CredentialReport(entries);
    }

    private ReportEntry entry(int line, String text) {
        List<String> fields = fields(text).orElse(List.of());
        if (fields.isEmpty()) {
            return new ReportEntry.Unread(line, Optional.empty(), "a quote stands where none can");
        }
        Optional<String> user = user(fields);
        if (fields.size() != columns.size()) {
            return new ReportEntry.Unread(
                    line,
                    user,
                    "it has %d fields, not %d".formatted(fields.size(), columns.size()));
        }
        if (user.isEmpty()) {
            return new ReportEntry.Unread(
                    line, user, "'" + fields.get(columns.indexOf("user")) + "' is no user's name");
        }
        if (!seen.add(user.get())) {
            return new ReportEntry.Unread(
                    line, Optional.empty(), user.get() + " stands there twice");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            Optional<String> fault =
                    Cells.fault(column, fields.get(i), user.get().equals(ReportEntry.ROOT));
            if (fault.isPresent()) {
                return new ReportEntry.Unread(line, user, fault.get());
            }
            row.put(column, fields.get(i));
        }
        return new ReportEntry.Row(line, row);
    }

    /// The last field of a line that is too short may be half a name.
    private Optional<String> user(List<String> fields) {
        int at = columns.indexOf("user");
        int told = fields.size() < columns.size() ? fields.size() - 1 : fields.size();
        return at < told ? Optional.of(fields.get(at)).filter(Cells::isUser) : Optional.empty();
    }

    private Optional<List<String>> fields(String line) {
        try {
            return Optional.of(csv.ofSingleCsvRecord(line).getFields());
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }
}
