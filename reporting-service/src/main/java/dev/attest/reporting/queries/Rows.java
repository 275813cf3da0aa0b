package dev.attest.reporting.queries;

import dev.attest.reporting.queries.QueryAnswer.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes rows as they are found: the columns once, before the first row.
interface Rows {

    void columns(List<Column> columns);

    /// @param values one for each column, as JSON can say them
    void row(List<@Nullable Object> values);

    /// Keeps them in lists.
    static Rows into(List<Column> columns, List<List<@Nullable Object>> rows) {
        return new Rows() {
            @Override
            public void columns(List<Column> found) {
                columns.addAll(found);
            }

            @Override
            public void row(List<@Nullable Object> values) {
                rows.add(values);
            }
        };
    }
}
