package dev.attest.reporting.queries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What people may ask in SQL: one SELECT over the table of events and what it makes itself. Judged
/// by the database's own parser. The database refuses files and the network besides.
final class SqlGuard {

    static final String TABLE = "iam_events";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
    private static final Set<String> REFUSED_FUNCTIONS =
            Set.of("getenv", "current_setting", "getvariable", "write_log", "query", "query_table");

    private SqlGuard() {}

    /// @throws RefusedQueryException saying what is not allowed
    static void check(Connection connection, String sql)
            throws SQLException, RefusedQueryException {
        JsonNode parsed = parsed(connection, sql);
        if (parsed.path("error").asBoolean()) {
            throw new RefusedQueryException(
                    parsed.path("error_type").asText().equals("not implemented")
                            ? "Only SELECT is possible."
                            : parsed.path("error_message").asText());
        }
        if (parsed.path("statements").size() != 1) {
            throw new RefusedQueryException("Only one statement is possible.");
        }
        judge(parsed, Set.of(TABLE));
    }

    private static JsonNode parsed(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select json_serialize_sql(?::varchar)::varchar")) {
            statement.setString(1, sql);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return JSON.readTree(row.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new SQLException("the parser's answer cannot be read", e);
        }
    }

    /// @param known names of tables where the node stands; a name that a part of the statement
    ///   gives counts within that part only
    private static void judge(JsonNode node, Set<String> known) throws RefusedQueryException {
        switch (node.path("type").asText()) {
            case "BASE_TABLE" -> table(node, known);
            case "TABLE_FUNCTION" -> tableFunction(node);
            case "SHOW_REF" -> shown(node);
            case "FUNCTION" -> function(node);
            default -> {
                // everything else only works on what these bring
            }
        }
        Set<String> within = within(node, known);
        for (JsonNode child : node) {
            judge(child, within);
        }
    }

    private static Set<String> within(JsonNode node, Set<String> known) {
        JsonNode named = node.path("cte_map").path("map");
        boolean recursive = node.path("type").asText().equals("RECURSIVE_CTE_NODE");
        if (named.isEmpty() && !recursive) {
            return known;
        }
        Set<String> within = new HashSet<>(known);
        named.forEach(part -> within.add(lower(part, "key")));
        if (recursive) {
            within.add(lower(node, "cte_name"));
        }
        return within;
    }

    private static void table(JsonNode node, Set<String> known) throws RefusedQueryException {
        boolean plain =
                node.path("schema_name").asText().isEmpty()
                        && node.path("catalog_name").asText().isEmpty()
                        && node.path("qualified_name").path("path").size() <= 1;
        if (!plain || !known.contains(lower(node, "table_name"))) {
            throw new RefusedQueryException(
                    "There is one table, "
                            + TABLE
                            + ", not "
                            + node.path("table_name").asText()
                            + ".");
        }
    }

    private static void tableFunction(JsonNode node) throws RefusedQueryException {
        String name = lower(node.path("function"), "function_name");
        if (!TABLE_FUNCTIONS.contains(name)) {
            throw new RefusedQueryException(
                    "Rows come from the table " + TABLE + ", not from " + name + "().");
        }
    }

    private static void shown(JsonNode node) throws RefusedQueryException {
        String name = lower(node, "table_name").replace("\"", "");
        boolean described = node.path("show_type").asText().equals("DESCRIBE");
        if (!described || node.path("query").isNull() && !name.equals(TABLE)) {
            throw new RefusedQueryException("Only SELECT is possible.");
        }
    }

    private static void function(JsonNode node) throws RefusedQueryException {
        String name = lower(node, "function_name");
        if (REFUSED_FUNCTIONS.contains(name)) {
            throw new RefusedQueryException(name + "() is not possible here.");
        }
    }

    private static String lower(JsonNode node, String field) {
        return node.path(field).asText().toLowerCase(Locale.ROOT);
    }
}
