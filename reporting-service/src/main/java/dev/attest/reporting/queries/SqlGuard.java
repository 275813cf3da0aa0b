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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What people may ask in SQL: one SELECT over the table of events and what it makes itself. Judged
/// by the database's own parser, in the process that runs it. The database refuses files and the
/// network besides, and the process is ended where it takes too much.
final class SqlGuard {

    static final String TABLE = "iam_events";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
    private static final Set<String> REFUSED_FUNCTIONS =
            Set.of(
                    "getenv",
                    "current_setting",
                    "set_config",
                    "getvariable",
                    "write_log",
                    "query",
                    "query_table",
                    "nextval",
                    "currval",
                    "sleep_ms");

    /// What a statement tells of the database itself, or does in another statement within it.
    private static final Pattern REFUSED_FAMILIES =
            Pattern.compile("(pg|duckdb|pragma|json_(de)?serialize|json_execute)_.*");

    /// Names of the database's own tables and of files: no part of a statement has one, so that
    /// none can stand for another.
    private static final Pattern RESERVED =
            Pattern.compile(
                    "(pg|duckdb|sqlite|pragma)_.*|information_schema|.*[./\\\\:*?\\[].*",
                    Pattern.DOTALL);

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
    ///   gives counts within that part only, for what comes after it
    private static void judge(JsonNode node, Set<String> known) throws RefusedQueryException {
        switch (node.path("type").asText()) {
            case "BASE_TABLE" -> table(node, known);
            case "TABLE_FUNCTION" -> tableFunction(node);
            case "SHOW_REF" -> shown(node);
            default -> {
                // everything else only works on what these bring
            }
        }
        if (node.has("function_name")) {
            function(node);
        }
        Set<String> within = named(node.path("cte_map").path("map"), known);
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (!child.getKey().equals("cte_map")) {
                judge(
                        child.getValue(),
                        isItself(node, child.getKey()) ? itself(node, within) : within);
            }
        }
        if (node.isArray()) {
            for (JsonNode child : node) {
                judge(child, within);
            }
        }
    }

    /// Judges the parts that have a name, each by the names before it.
    private static Set<String> named(JsonNode parts, Set<String> known)
            throws RefusedQueryException {
        if (parts.isEmpty()) {
            return known;
        }
        Set<String> names = new HashSet<>(known);
        for (JsonNode part : parts) {
            judge(part.path("value"), names);
            names.add(name(part, "key"));
        }
        return names;
    }

    /// What begins a recursion does not know it yet.
    private static boolean isItself(JsonNode node, String child) {
        return node.path("type").asText().equals("RECURSIVE_CTE_NODE") && child.equals("right");
    }

    private static Set<String> itself(JsonNode node, Set<String> known)
            throws RefusedQueryException {
        Set<String> within = new HashSet<>(known);
        within.add(name(node, "cte_name"));
        return within;
    }

    private static String name(JsonNode node, String field) throws RefusedQueryException {
        String name = lower(node, field);
        if (RESERVED.matcher(name).matches()) {
            throw new RefusedQueryException("No part of a query can be called " + name + ".");
        }
        return name;
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
        if (REFUSED_FUNCTIONS.contains(name) || REFUSED_FAMILIES.matcher(name).matches()) {
            throw new RefusedQueryException(name + "() is not possible here.");
        }
    }

    private static String lower(JsonNode node, String field) {
        return node.path(field).asText().toLowerCase(Locale.ROOT);
    }
}
