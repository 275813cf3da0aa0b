package dev.attest.benchmarks;

import static dev.attest.lake.ParquetEngine.literal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.lake.LakeFile;
import dev.attest.lake.ParquetEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// DuckDB in this process, two threads, told which files a query needs: no bounds, no sandbox, and
/// what it read before it may keep.
final class BareQueries implements AutoCloseable {

    private static final Pattern VALUE = Pattern.compile("(?<![:\\w]):([a-z][a-z0-9_]*)");

    private final Connection connection;

    BareQueries() throws SQLException {
        connection = ParquetEngine.open();
        execute("set threads=2");
    }

    /// How many events there are.
    long count(List<LakeFile> files) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + table(files))) {
            found.next();
            return found.getLong(1);
        }
    }

    /// Runs a query as its definition says, and reads every value that it finds.
    ///
    /// @param from first day
    /// @param to the day after the last
    /// @return rows
    long run(JsonNode query, List<LakeFile> files, LocalDate from, LocalDate to)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        String sql =
                VALUE.matcher(query.path("duckdb").asText())
                        .replaceAll(match -> {
                            values.add(value(query, match.group(1), from, to));
                            return "?";
                        });
        execute("create or replace temp view iam_events as select * from " + table(files));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                return read(found);
            }
        }
    }

    private static long read(ResultSet found) throws SQLException {
        int columns = found.getMetaData().getColumnCount();
        long rows = 0;
        while (found.next()) {
            for (int column = 1; column <= columns; column++) {
                found.getObject(column);
            }
            rows++;
        }
        return rows;
    }

    private static @Nullable Object value(
            JsonNode query, String name, LocalDate from, LocalDate to) {
        JsonNode parameter = query.path("parameters").path(name);
        String fallback = parameter.path("default").asText(null);
        return switch (name) {
            case "from" -> from.atStartOfDay();
            case "to" -> to.atStartOfDay();
            default ->
                    switch (parameter.path("type").asText()) {
                        case "INTEGER" -> fallback == null ? null : Integer.valueOf(fallback);
                        case "ZONE" -> fallback == null ? "UTC" : fallback;
                        default -> fallback;
                    };
        };
    }

    private static String table(List<LakeFile> files) {
        return files.stream()
                .map(file -> literal(file.path()))
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning=true)"));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
