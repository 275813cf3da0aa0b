package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.Column;
import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.DecidingStatement;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Layer;
import dev.attest.iampolicy.decision.OpenQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Decisions as JSON and as a table.
final class Answers {
    static final List<Column<Row>> COLUMNS =
            List.of(
                    Column.fixed("EFFECT", Row::effect),
                    Column.fixed("LAYER", row -> row.layer().name()),
                    Column.wrapped("POLICY", Row::policy),
                    Column.wrapped("STATEMENT", Row::statement),
                    Column.wrapped("OPEN", Row::open));

    private Answers() {}

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
    static List<String> heading(Decision decision) {
        Layer stoppedBy = decision.stoppedBy();
        return List.of(
                decision.outcome().name()
                        + (stoppedBy == null ? "" : ", stopped by " + words(stoppedBy)));
    }

    /// The statements that decided, then those that are open.
    static List<Row> rows(Decision decision) {
        List<Row> rows = new ArrayList<>();
        decision.because().forEach(each -> rows.add(row(each, "")));
        for (OpenQuestion question : decision.open()) {
            rows.add(
                    switch (question) {
                        case OpenQuestion.OpenStatement(var statement, var conditions) ->
                                row(statement, open(conditions));
                        case OpenQuestion.UnreadPolicy(var layer, var policy) ->
                                new Row(layer, policy.name(), "", "", policy.reason());
                    });
        }
        return rows;
    }

    private static Row row(DecidingStatement deciding, String open) {
        Statement statement = deciding.statement();
        String sid = statement.sid();
        return new Row(
                deciding.layer(),
                deciding.policy(),
                statement.index() + (sid == null ? "" : " " + sid),
                statement.effect().name(),
                open);
    }

    private static String open(List<Condition> conditions) {
        return conditions.isEmpty()
                ? "whether it is meant"
                : conditions.stream().map(Condition::text).collect(Collectors.joining(" and "));
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

    /// A statement in a table.
    ///
    /// @param open what has to be known for it to decide; empty when nothing
    record Row(Layer layer, String policy, String statement, String effect, String open) {}
}
