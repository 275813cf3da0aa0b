package dev.attest.reporting.queries;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A query as its file says; the file's name is its name.
///
/// @param days how far back it looks unless it is told
/// @param parameters besides those that every query has
/// @param columns of its rows, in order
/// @param table those that a table on a terminal has room for
/// @param duckdb the query for DuckDB, with `:name` where a value goes
/// @param trino the same for Trino and Athena
public record QueryDefinition(
        String name,
        String title,
        String description,
        int days,
        Map<String, QueryParameter> parameters,
        List<String> columns,
        List<String> table,
        String duckdb,
        String trino,
        List<Example> tests) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
    private static final QueryParameter ACCOUNT =
            new QueryParameter(
                    QueryParameter.Type.ACCOUNT,
                    null,
                    null,
                    null,
                    "only what this account recorded");

    /// A test at the bottom of the file: what comes out of these events, told at this moment.
    public record Example(
            String name,
            Instant now,
            Map<String, String> parameters,
            List<JsonNode> events,
            List<List<JsonNode>> rows) {}

    /// What stands in the file.
    record Content(
            String title,
            String description,
            int days,
            Map<String, QueryParameter> parameters,
            List<String> columns,
            List<String> table,
            String duckdb,
            String trino,
            List<Example> tests) {

        @JsonCreator
        Content {}

        QueryDefinition named(String name) {
            return new QueryDefinition(
                    name,
                    title,
                    description,
                    days,
                    parameters,
                    columns,
                    table,
                    duckdb,
                    trino,
                    tests);
        }
    }

    public QueryDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a query's name is lower-case words with underscores: " + name);
        }
        if (title.isBlank() || description.isBlank() || days < 1) {
            throw new IllegalArgumentException(name + " needs a title, a description and days");
        }
        if (!columns.containsAll(table) || table.isEmpty()) {
            throw new IllegalArgumentException(name + ": table names other columns: " + table);
        }
        var all = new LinkedHashMap<String, QueryParameter>();
        all.put(Window.DAYS, Window.days(days));
        all.put(Window.FROM, Window.MOMENT);
        all.put(Window.TO, Window.MOMENT);
        all.put("account", ACCOUNT);
        all.putAll(parameters);
        parameters = java.util.Collections.unmodifiableMap(all);
        columns = List.copyOf(columns);
        table = List.copyOf(table);
        tests = List.copyOf(new ArrayList<>(tests));
    }
}
