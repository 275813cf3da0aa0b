package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.DecidingStatement;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Layer;
import dev.attest.iampolicy.decision.OpenQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Decisions as JSON and as a table.
final class Answers {
    private static final List<Column<JsonNode>> COLUMNS =
            List.of(
                    Column.fixed("EFFECT", Fields.at("/effect")),
                    Column.fixed("LAYER", Fields.at("/layer")),
                    Column.wrapped("POLICY", Fields.at("/policy")),
                    Column.wrapped("STATEMENT", Answers::statement),
                    Column.wrapped("OPEN", Answers::open));

    /// Each line by itself says what was decided.
    private static final List<Column<JsonNode>> CSV =
            Stream.concat(
                            Stream.of(
                                    Column.fixed("DECISION", Fields.at("/decision")),
                                    Column.fixed("STOPPED BY", Fields.at("/stoppedBy"))),
                            COLUMNS.stream())
                    .toList();

    private Answers() {}

    /// Prints a decision.
    ///
    /// @param heading lines above the table
    static void print(ListingOptions listing, JsonNode answer, List<String> heading) {
        if (listing.format() == OutputFormat.CSV) {
            listing.print(CSV, lines(answer));
        } else {
            listing.printDetails(answer, heading, COLUMNS, rows(answer));
        }
    }

    private static List<JsonNode> lines(JsonNode answer) {
        List<JsonNode> rows = rows(answer);
        return (rows.isEmpty() ? List.<JsonNode>of(JsonNodeFactory.instance.objectNode()) : rows)
                .stream().map(row -> line(answer, row)).toList();
    }

    private static JsonNode line(JsonNode answer, JsonNode row) {
        ObjectNode line = row.deepCopy();
        line.set("decision", answer.path("decision"));
        line.set("stoppedBy", answer.path("stoppedBy"));
        return line;
    }

    static ObjectNode json(Decision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("decision", decision.outcome().name());
        Layer stoppedBy = decision.stoppedBy();
        json.put("stoppedBy", stoppedBy == null ? null : stoppedBy.name());
        ArrayNode because = json.putArray("because");
        decision.because().forEach(each -> because.add(json(each)));
        ArrayNode open = json.putArray("open");
        decision.open().forEach(each -> open.add(json(each)));
        return json;
    }

    private static ObjectNode json(DecidingStatement deciding) {
        Statement statement = deciding.statement();
        return JsonNodeFactory.instance
                .objectNode()
                .put("layer", deciding.layer().name())
                .put("policy", deciding.policy())
                .put("statement", statement.index())
                .put("sid", statement.sid())
                .put("effect", statement.effect().name());
    }

    private static JsonNode json(OpenQuestion question) {
        return switch (question) {
            case OpenQuestion.OpenStatement(var statement, var conditions) -> {
                ObjectNode json = json(statement);
                ArrayNode texts = json.putArray("conditions");
                conditions.stream().map(Condition::text).forEach(texts::add);
                yield json;
            }
            case OpenQuestion.UnreadPolicy(var layer, var policy) ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("layer", layer.name())
                            .put("policy", policy.name())
                            .put("unread", policy.reason());
        };
    }

    /// The decision, and what ended the way that led farthest.
    static String heading(JsonNode answer) {
        String stoppedBy = Fields.text(answer, "/stoppedBy");
        return Fields.text(answer, "/decision")
                + (stoppedBy.isEmpty() ? "" : ", stopped by " + words(stoppedBy));
    }

    /// The statements that decided, then those that are open.
    private static List<JsonNode> rows(JsonNode answer) {
        List<JsonNode> rows = new ArrayList<>();
        answer.path("because").forEach(rows::add);
        answer.path("open").forEach(rows::add);
        return rows;
    }

    private static String statement(JsonNode row) {
        return (Fields.text(row, "/statement") + " " + Fields.text(row, "/sid")).strip();
    }

    /// What has to be known for it to decide; empty when nothing.
    private static String open(JsonNode row) {
        if (!row.path("conditions").isArray()) {
            return Fields.text(row, "/unread");
        }
        List<String> conditions = new ArrayList<>();
        row.path("conditions").forEach(each -> conditions.add(each.asText()));
        return conditions.isEmpty() ? "whether it is meant" : String.join(" and ", conditions);
    }

    /// A layer by its name; a name that is not known stands for itself.
    static String words(String name) {
        for (Layer layer : Layer.values()) {
            if (layer.name().equals(name)) {
                return words(layer);
            }
        }
        return name;
    }

    private static String words(Layer layer) {
        return switch (layer) {
            case RESOURCE_CONTROL -> "resource control policies";
            case SERVICE_CONTROL -> "service control policies";
            case RESOURCE -> "the resource policy";
            case IDENTITY -> "identity policies";
            case BOUNDARY -> "the permissions boundary";
            case SESSION -> "the session policy";
        };
    }
}
