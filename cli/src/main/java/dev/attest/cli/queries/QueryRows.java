package dev.attest.cli.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// What a query found, as listings show it.
final class QueryRows {
    private static final int KILO = 1024;

    private final JsonNode answer;
    private final List<String> names = new ArrayList<>();

    QueryRows(JsonNode answer) {
        this.answer = answer;
        for (JsonNode column : answer.path("columns")) {
            names.add(unlike(column.path("name").asText()));
        }
    }

    /// Every row as an object. Of columns that are called alike, the later ones get a number.
    List<JsonNode> rows() {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < names.size(); i++) {
                named.set(names.get(i), row.path(i));
            }
            rows.add(named);
        }
        return rows;
    }

    /// @param narrow only those that a table has room for
    List<Column<JsonNode>> columns(boolean narrow) {
        Set<String> shown = new HashSet<>();
        answer.path("table").forEach(name -> shown.add(name.asText()));
        List<Column<JsonNode>> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            JsonNode column = answer.path("columns").path(i);
            if (!narrow || shown.contains(column.path("name").asText())) {
                columns.add(column(names.get(i), column.path("type").asText()));
            }
        }
        return columns;
    }

    /// How much that was.
    String remark(QueryBounds bounds) {
        int rows = answer.path("rows").size();
        int files = answer.path("files").asInt();
        return rows
                + (rows == 1 ? " row" : " rows")
                + (answer.path("truncated").asBoolean()
                        ? " of more, the rest is cut off"
                        : bounds.most(rows))
                + "; "
                + size(answer.path("bytesScanned").asLong())
                + " scanned in "
                + files
                + (files == 1 ? " file" : " files")
                + "; Athena would cost US$ "
                + answer.path("athenaDollars").decimalValue().toPlainString();
    }

    private static Column<JsonNode> column(String name, String type) {
        Function<JsonNode, String> value = row -> text(row.path(name));
        Function<JsonNode, String> shown =
                type.startsWith("TIMESTAMP") ? row -> minute(value.apply(row)) : value;
        String heading = name.toUpperCase(Locale.ROOT).replace('_', ' ');
        return Column.wrapped(heading, value).shownAs(shown);
    }

    private static String text(JsonNode value) {
        return Fields.text(value, "");
    }

    private static String minute(String instant) {
        return instant.length() < 16 ? instant : instant.substring(0, 16).replace('T', ' ');
    }

    private String unlike(String name) {
        String free = name;
        for (int number = 2; names.contains(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " bytes";
        }
        double kilobytes = (double) bytes / KILO;
        return kilobytes < KILO
                ? String.format(Locale.ROOT, "%.1f KB", kilobytes)
                : String.format(Locale.ROOT, "%.1f MB", kilobytes / KILO);
    }
}
