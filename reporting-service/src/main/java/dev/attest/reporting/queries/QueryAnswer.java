package dev.attest.reporting.queries;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query found.
///
/// @param columns in order
/// @param table the columns that a table on a terminal has room for
/// @param rows values in the order of the columns: text, number, boolean or null; times are
///   instants in ISO 8601 (UTC)
/// @param truncated whether there is more than an answer holds
/// @param files how many files of the lake were looked at
/// @param bytesScanned how many bytes of them were read
/// @param athenaDollars what Athena would charge for as many bytes, in US dollars
public record QueryAnswer(
        List<Column> columns,
        List<String> table,
        List<List<@Nullable Object>> rows,
        boolean truncated,
        int files,
        long bytesScanned,
        BigDecimal athenaDollars) {

    /// A column of the answer.
    ///
    /// @param type as DuckDB names it
    public record Column(String name, String type) {}
}
