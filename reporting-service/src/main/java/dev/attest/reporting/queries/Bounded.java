package dev.attest.reporting.queries;

/// Keeps an answer small before it leaves the database: the driver makes the texts of two thousand
/// rows at once, and one row can hold a text as large as the database's whole memory.
///
/// @param rows the most rows; one more is asked for, to know whether there are more
/// @param characters the most of all rows together, a row counted as the database writes it. The
///   first row beyond comes too; one that alone is larger ends the query
record Bounded(int rows, long characters) {

    /// The query within its bounds. The last column is ours: characters up to and with the row.
    ///
    /// @param query a SELECT without a semicolon
    String sql(String query) {
        return """
        select * exclude (attest_row_size, attest_sum_of_sizes),
          case when attest_row_size > %2$d
            then error('A row of the answer is longer than %2$d characters.')
            else attest_sum_of_sizes end
        from (select *, sum(attest_row_size) over (rows unbounded preceding) as attest_sum_of_sizes
          from (select *, strlen(attest_row::varchar) as attest_row_size from (
        %1$s
          ) attest_row limit %3$d))
        where attest_sum_of_sizes - attest_row_size <= %2$d\
        """
                .formatted(query.strip().replaceAll("[;\\s]+$", ""), characters, rows + 1);
    }
}
