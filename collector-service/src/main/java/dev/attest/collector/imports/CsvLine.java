package dev.attest.collector.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of a CSV file.
public sealed interface CsvLine {

    /// Where it stands in the file, from 1.
    long number();

    /// A line with as many fields as the file has columns.
    ///
    /// @param columns where each column stands, by name
    record Row(long number, Map<String, Integer> columns, List<String> fields) implements CsvLine {

        public Row {
            fields = List.copyOf(fields);
        }

        /// What stands in a column that the file has.
        public String field(String column) {
            return find(column)
                    .orElseThrow(
                            () -> new IllegalArgumentException("the file has no column " + column));
        }

        /// What stands in a column, when the file has it.
        public Optional<String> find(String column) {
            return Optional.ofNullable(columns.get(column)).map(fields::get);
        }
    }

    /// A line that makes no sense. The next one may.
    ///
    /// @param text the line, or the part of it that is wrong
    record Fault(long number, String reason, String text) implements CsvLine {}
}
