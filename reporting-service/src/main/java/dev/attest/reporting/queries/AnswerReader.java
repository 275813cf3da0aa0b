package dev.attest.reporting.queries;

import dev.attest.reporting.queries.QueryAnswer.Column;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a bounded query as JSON can say them.
final class AnswerReader {

    private final Bounded bounded;

    AnswerReader(Bounded bounded) {
        this.bounded = bounded;
    }

    /// @return whether there was more than the bounds let through
    boolean read(ResultSet found, Rows rows) throws SQLException {
        List<Column> columns = columns(found.getMetaData());
        rows.columns(columns);
        for (int count = 0; found.next(); count++) {
            if (count == bounded.rows()
                    || found.getLong(columns.size() + 1) > bounded.characters()) {
                return true;
            }
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                row.add(value(found, i + 1, columns.get(i).type()));
            }
            rows.row(row);
        }
        return false;
    }

    private static List<Column> columns(ResultSetMetaData about) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i < about.getColumnCount(); i++) {
            columns.add(new Column(about.getColumnLabel(i), about.getColumnTypeName(i)));
        }
        return columns;
    }

    private static @Nullable Object value(ResultSet row, int column, String type)
            throws SQLException {
        if (row.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                    row.getLong(column);
            case "BOOLEAN" -> row.getBoolean(column);
            case "FLOAT", "DOUBLE" -> number(row.getDouble(column));
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" ->
                    row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC).toString();
            case "TIMESTAMP WITH TIME ZONE" ->
                    row.getObject(column, OffsetDateTime.class).toInstant().toString();
            case "HUGEINT", "UHUGEINT", "UBIGINT" -> new BigDecimal(row.getString(column));
            default ->
                    type.startsWith("DECIMAL") ? row.getBigDecimal(column) : row.getString(column);
        };
    }

    /// JSON has no infinity.
    private static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : String.valueOf(value);
    }
}
